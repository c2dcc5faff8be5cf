import { NOTHING_SELECTED } from '@countersign/canvas';
import { useEffect } from 'react';
import { isTakenElsewhere, type KeyAction, keyAction } from './keys.ts';
import type { BuilderSession } from './session/BuilderSession.ts';
import type { SelectionActions } from './useSelectionActions.ts';

type KeyTargets = {
  readonly session: BuilderSession;
  readonly actions: SelectionActions;
  readonly onAdd: () => void;
  readonly onFit: () => void;
};

/** Keys and clipboard of the whole page, wherever the focus is, except while somebody types. */
export function useBuilderKeys({ session, actions, onAdd, onFit }: KeyTargets): void {
  useEffect(() => {
    const verbs: { readonly [TAction in KeyAction]: () => void } = {
      undo: () => session.undo(),
      redo: () => session.redo(),
      duplicate: actions.duplicate,
      selectAll: actions.selectAll,
      remove: actions.remove,
      add: onAdd,
      fit: onFit,
      selectNothing: () => session.select(NOTHING_SELECTED),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const action = isTakenElsewhere(event.target) ? undefined : keyAction(event);
      if (action === undefined) return;
      event.preventDefault();
      verbs[action]();
    };
    const onCopy = (event: ClipboardEvent) => {
      const text = isTakenElsewhere(event.target) || hasSelectedText() ? undefined : actions.copied();
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
  }, [session, actions, onAdd, onFit]);
}

const hasSelectedText = (): boolean => document.getSelection()?.isCollapsed === false;
