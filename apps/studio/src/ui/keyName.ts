import type { StringKey, Translate } from '../strings/catalogue.ts';

/** Keys that keyboards of different languages print differently; `mod` is Ctrl, or Cmd on a Mac. */
const NAMED: Readonly<Record<string, Extract<StringKey, `key.${string}`>>> = {
  mod: 'key.ctrl',
  alt: 'key.alt',
  shift: 'key.shift',
  enter: 'key.enter',
  escape: 'key.escape',
  delete: 'key.delete',
  backspace: 'key.backspace',
};

const DRAWN: Readonly<Record<string, string>> = {
  arrowleft: '←',
  arrowup: '↑',
  arrowright: '→',
  arrowdown: '↓',
};

/** What is printed on a key, which is named as the browser names it, in lower case. */
export function keyName(key: string, t: Translate): string {
  if (key === 'mod' && isMac()) return '⌘';
  const named = NAMED[key];
  return named === undefined ? (DRAWN[key] ?? capitalised(key)) : t(named);
}

const capitalised = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1)}`;

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);
