import { useMemo } from 'react';
import { readClipboard } from '../readClipboard.ts';
import type { SelectionActions } from '../useSelectionActions.ts';
import { holdsFlow, mayHoldFlow } from './holdsFlow.ts';

/** What is done to the selection, and a pasted flow of another program offered for import in place of a note of its text. */
export function usePastedFlow(actions: SelectionActions, onFile: (file: File) => void): SelectionActions {
  return useMemo(() => {
    const offer = async (text: string) => {
      // Without the readers there is nothing to import it with.
      if (await holdsFlow(text).catch(() => false)) onFile(new File([text], ''));
      else actions.paste(text);
    };
    const paste = (text: string): boolean => {
      if (!mayHoldFlow(text) || readClipboard(text).type !== 'words') return actions.paste(text);
      void offer(text);
      return true;
    };
    return { ...actions, paste };
  }, [actions, onFile]);
}
