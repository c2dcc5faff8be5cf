/** What a key does on the review desk. */
export type DeskCommand =
  | 'next'
  | 'previous'
  | 'approve'
  | 'edit'
  | 'reject'
  | 'sendBack'
  | 'escalate'
  | 'select'
  | 'selectAll'
  | 'undo'
  | 'comment'
  | 'help';

/** One letter each, near the home row; `?` is Shift and another key on many keyboards, so letters are read as typed. */
const DESK_KEYS: Readonly<Record<string, DeskCommand>> = {
  j: 'next',
  k: 'previous',
  a: 'approve',
  e: 'edit',
  r: 'reject',
  s: 'sendBack',
  o: 'escalate',
  x: 'select',
  X: 'selectAll',
  u: 'undo',
  c: 'comment',
  '?': 'help',
};

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The element that has the focus. */
  readonly target: { readonly tagName: string; readonly isContentEditable: boolean } | null;
}

/** The command of a key press; none while somebody types, or with a modifier that belongs to the browser. */
export function deskCommand(press: KeyPress): DeskCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || isTyping(press.target)) return undefined;
  return Object.hasOwn(DESK_KEYS, press.key) ? DESK_KEYS[press.key] : undefined;
}

function isTyping(target: KeyPress['target']): boolean {
  if (!target) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
