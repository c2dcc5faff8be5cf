import { useEffect } from 'react';
import { useBuilder } from './BuilderContext.ts';
import { ANYWHERE, isTakenElsewhere, isTick, type KeyAction, keyAction, OF_STEPS } from './keys.ts';
import { selectFocused } from './selectFocused.ts';
import { usePressedSince } from './usePressedSince.ts';
import type { SelectionActions } from './useSelectionActions.ts';

/** What each key does. */
export type Verbs = { readonly [TAction in KeyAction]: () => void };

/** Keys and clipboard of the whole page, wherever the focus is, except while somebody types. */
export function useBuilderKeys(verbs: Verbs, actions: SelectionActions): void {
  const { session } = useBuilder();
  const pressed = usePressedSince();
  useEffect(() => {
    // What was chosen by hand after the keyboard came to a card is what a key is meant for.
    const mean = () => {
      if (!pressed.current) selectFocused(session);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const action = isTakenElsewhere(event.target) ? undefined : keyAction(event);
      if (action === undefined || isTheirs(action, event.target)) return;
      event.preventDefault();
      // Else the canvas would take the arrow keys for its own as well.
      if (event.altKey) event.stopPropagation();
      if (OF_STEPS.has(action)) mean();
      verbs[action]();
    };
    const onCopy = (event: ClipboardEvent) => {
      if (isTakenElsewhere(event.target) || hasSelectedText()) return;
      mean();
      const text = actions.copied();
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut') actions.remove();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTakenElsewhere(event.target)) return;
      if (actions.paste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    // On the way down, so that a tooltip that closes by Escape does not swallow the key.
    document.addEventListener('keydown', onKeyDown, { capture: true });
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true });
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [session, verbs, actions, pressed]);
}

const hasSelectedText = (): boolean => document.getSelection()?.isCollapsed === false;

/**
 * Panels, ticks and rows of choices keep their keys but for those of the page. Enter presses buttons and selects a card; on a
 * step that is selected already it goes on to its settings. Escape leads from the settings back to the step, which stays
 * selected.
 */
function isTheirs(action: KeyAction, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return action === 'inspect';
  if ((target.closest('[data-panel]') !== null || isTick(target)) && !ANYWHERE.has(action)) return true;
  if (action === 'inspect') return !target.matches('[role="treeitem"], .react-flow__node.selected');
  return action === 'selectNothing' && target.closest('aside') !== null;
}
