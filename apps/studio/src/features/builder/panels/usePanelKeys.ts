import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useBuilder } from '../BuilderContext.ts';
import { focusSelected, isWriting } from '../focusStep.ts';

/**
 * What a panel below the canvas needs to be used by keyboard: it takes the keyboard when it opens, unless somebody writes
 * elsewhere by then, and gives it back when it closes; Escape leads back to the step that is selected, and the panel stays.
 */
export function usePanelKeys() {
  const { session } = useBuilder();
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const opened = panel.current;
    const before = document.activeElement;
    if (!isWriting()) opened?.focus({ preventScroll: true });
    return () => {
      if (!opened?.contains(document.activeElement)) return;
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else focusSelected(session.selection.get().nodes);
    };
  }, [session]);
  return {
    ref: panel,
    tabIndex: -1,
    'data-panel': true,
    onKeyDown: (event: KeyboardEvent) => {
      const isTaken =
        event.defaultPrevented || (event.target as Element).getAttribute('aria-expanded') === 'true';
      if (event.key !== 'Escape' || isTaken) return;
      event.preventDefault();
      focusSelected(session.selection.get().nodes);
    },
  };
}
