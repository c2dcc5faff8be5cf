import { type RefObject, useEffect } from 'react';
import { useFindings } from '../FindingsProvider.tsx';

/**
 * Moves the keyboard to the field that is asked for next, as soon as the panel in the frame shows it. `root` is what its
 * form leaves out of pointers: the form of the settings calls `/settings/budget` `/budget`.
 */
export function useFocusedField(frame: RefObject<HTMLElement | null>, root = ''): void {
  const { focusedField } = useFindings();
  useEffect(() => {
    if (focusedField !== undefined && frame.current !== null) focusField(frame.current, focusedField, root);
  }, [focusedField, frame, root]);
}

/** Focuses the control of a pointer, or of the nearest part around it that has one; else the frame, if it can be. */
function focusField(frame: HTMLElement, field: string, root: string): void {
  for (let pointer = field; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const inForm = pointer.startsWith(`${root}/`) ? pointer.slice(root.length) : pointer;
    const control = controlOf(frame, pointer) ?? controlOf(frame, inForm);
    if (control === null) continue;
    unfoldAround(control);
    control.scrollIntoView({ block: 'center' });
    control.focus({ preventScroll: true });
    return;
  }
  frame.focus();
}

/** What is named exactly goes first: a form may have a field deeper inside whose pointer ends alike. */
function controlOf(frame: HTMLElement, pointer: string): HTMLElement | null {
  const named = frame.querySelector<HTMLElement>(`[data-field="${CSS.escape(pointer)}"]`);
  return named ?? frame.querySelector<HTMLElement>(`[id$="${CSS.escape(pointer)}"]`);
}

function unfoldAround(control: HTMLElement): void {
  for (let fold = control.closest('details'); fold !== null; fold = outerFold(fold)) fold.open = true;
}

const outerFold = (fold: HTMLElement) => fold.parentElement?.closest('details') ?? null;
