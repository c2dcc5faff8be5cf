/** What a key press asks of the builder. */
export type KeyAction =
  | 'undo'
  | 'redo'
  | 'duplicate'
  | 'selectAll'
  | 'remove'
  | 'add'
  | 'fit'
  | 'selectNothing';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The action of a key press; undefined for keys that belong to somebody else. */
export function keyAction(press: Press): KeyAction | undefined {
  const key = press.key.toLowerCase();
  if (press.altKey) return undefined;
  if (press.ctrlKey || press.metaKey) {
    if (key === 'z') return press.shiftKey ? 'redo' : 'undo';
    if (press.shiftKey) return undefined;
    return WITH_CONTROL[key];
  }
  return press.shiftKey ? undefined : ALONE[key];
}

const WITH_CONTROL: Readonly<Record<string, KeyAction>> = { y: 'redo', d: 'duplicate', a: 'selectAll' };
const ALONE: Readonly<Record<string, KeyAction>> = {
  delete: 'remove',
  backspace: 'remove',
  a: 'add',
  f: 'fit',
  escape: 'selectNothing',
};

/** Whether keys are not the builder's: text of a field, a choice in a list or menu, or anything while a dialog is open. */
export function isTakenElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]') !== null) return true;
  if (!(target instanceof Element)) return false;
  return target.closest(TAKING) !== null;
}

const TAKING = 'input, textarea, select, [contenteditable], [role="dialog"], [role="listbox"], [role="menu"]';
