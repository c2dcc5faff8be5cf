import type { StringKey, Translate } from '../../strings/catalogue.ts';
import { keyName } from '../../ui/keyName.ts';

/** A key of the builder: what it asks for, what is pressed, and how the help calls it. */
type Binding = {
  /** As the browser names it, in lower case. */
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod?: true;
  readonly shift?: true;
  readonly alt?: true;
  readonly label: StringKey;
};

/** Every key of the builder, in the order in which the help lists them. The first one of an action is its usual one. */
export const BUILDER_KEYS = {
  add: [{ key: 'a', label: 'builder.keys.add' }],
  insert: [{ key: 'i', label: 'builder.keys.insert' }],
  connect: [{ key: 'c', label: 'builder.keys.connect' }],
  inspect: [{ key: 'enter', label: 'builder.keys.inspect' }],
  rename: [{ key: 'f2', label: 'builder.keys.rename' }],
  earlier: [{ key: 'arrowup', alt: true, label: 'builder.keys.earlier' }],
  later: [{ key: 'arrowdown', alt: true, label: 'builder.keys.later' }],
  remove: [
    { key: 'delete', label: 'builder.keys.delete' },
    { key: 'backspace', label: 'builder.keys.delete' },
  ],
  undo: [{ key: 'z', mod: true, label: 'builder.undo' }],
  redo: [
    { key: 'z', mod: true, shift: true, label: 'builder.redo' },
    { key: 'y', mod: true, label: 'builder.redo' },
  ],
  group: [{ key: 'g', label: 'canvas.group' }],
  ungroup: [{ key: 'g', shift: true, label: 'canvas.ungroup' }],
  fold: [{ key: 'h', label: 'builder.keys.fold' }],
  replace: [{ key: 'r', label: 'builder.keys.replace' }],
  duplicate: [{ key: 'd', mod: true, label: 'builder.keys.duplicate' }],
  selectAll: [{ key: 'a', mod: true, label: 'builder.keys.all' }],
  invert: [{ key: 'i', shift: true, label: 'builder.keys.invert' }],
  selectBehind: [{ key: 'd', label: 'builder.keys.behind' }],
  selectNothing: [{ key: 'escape', label: 'builder.keys.nothing' }],
  find: [{ key: 'f', mod: true, label: 'builder.find' }],
  outline: [{ key: 'o', label: 'builder.outline.toggle' }],
  simulate: [{ key: 's', label: 'builder.keys.simulate' }],
  problems: [{ key: 'p', label: 'builder.keys.problems' }],
  fit: [{ key: 'f', label: 'builder.fit' }],
  zoom: [{ key: 'z', label: 'canvas.menu.zoom' }],
  help: [{ key: '?', label: 'builder.keys' }],
} as const satisfies Readonly<Record<string, readonly Binding[]>>;

/** What a key press asks of the builder. */
export type KeyAction = keyof typeof BUILDER_KEYS;

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const BINDINGS: readonly (Binding & { readonly action: KeyAction })[] = Object.entries(BUILDER_KEYS).flatMap(
  ([action, bindings]) =>
    // safe: the keys of the table are the actions
    (bindings as readonly Binding[]).map((binding) => ({ ...binding, action: action as KeyAction })),
);

/** The action of a key press; undefined for keys that belong to somebody else. */
export function keyAction(press: Press): KeyAction | undefined {
  const key = press.key.toLowerCase();
  const isMod = press.ctrlKey || press.metaKey;
  return BINDINGS.find(
    (binding) =>
      binding.key === key &&
      isMod === (binding.mod === true) &&
      press.altKey === (binding.alt === true) &&
      // Signs stand under other keys on other keyboards, with Shift or without.
      (press.shiftKey === (binding.shift === true) || !/^[a-z]/.test(key)),
  )?.action;
}

/** How a key is written, for the help and for hints, as keyboards of the reader's language print it: `['Ctrl', 'Shift', 'Z']`. */
export function writtenKeys({ key, mod, shift, alt }: Binding, t: Translate): string[] {
  const held = [...(mod ? ['mod'] : []), ...(alt ? ['alt'] : []), ...(shift ? ['shift'] : [])];
  return [...held, key].map((one) => keyName(one, t));
}

/** A key for `aria-keyshortcuts`, which has names of its own for them: `Control+Shift+Z`. */
export function shortcutOf({ key, mod, shift, alt }: Binding): string {
  const held = [...(mod ? ['Control'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : [])];
  return [...held, `${key.charAt(0).toUpperCase()}${key.slice(1)}`].join('+');
}

/** What is about the page and not about the selection: panels with things of their own to press leave only these keys. */
export const ANYWHERE: ReadonlySet<KeyAction> = new Set([
  'undo',
  'redo',
  'find',
  'outline',
  'simulate',
  'problems',
  'help',
]);

/** What is done to steps: of all that is selected, or of what has the keyboard and is not selected. */
export const OF_STEPS: ReadonlySet<KeyAction> = new Set([
  'add',
  'insert',
  'connect',
  'rename',
  'replace',
  'remove',
  'duplicate',
  'earlier',
  'later',
  'group',
  'ungroup',
  'fold',
  'selectBehind',
  'zoom',
]);

/** Whether keys are not the builder's: text of a field, a choice in a list or menu, or anything while a dialog is open. */
export function isTakenElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]') !== null) return true;
  return isIn(TAKING, target);
}

/** Whether keys write, or choose from a list, at what they are pressed on. */
export const isField = (target: EventTarget | null): boolean => isIn(FIELDS, target);

/** Whether it is ticked, or chosen from a row: it takes no letters, but what it is set to is in its hands. */
export const isTick = (target: EventTarget | null): boolean => isIn(TICKS, target);

const isIn = (selector: string, target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(selector) !== null;

const TICKS = 'input:is([type="checkbox"], [type="radio"])';
const FIELDS = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';
const TAKING = `${FIELDS}, [role="dialog"], [role="listbox"], [role="menu"]`;
