import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../strings/createTranslate.ts';
import { de } from '../../strings/de.ts';
import { en } from '../../strings/en.ts';
import { BUILDER_KEYS, keyAction, shortcutOf, writtenKeys } from './keys.ts';

const english = createTranslate(en, 'en');

type Held = Partial<Parameters<typeof keyAction>[0]>;
const press = (key: string, held: Held = {}) =>
  keyAction({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

/** What browsers and screen readers do with these, they go on doing. */
const OTHERS: readonly (readonly [string, Held])[] = [
  ...['t', 'n', 'w', 'r', 'l', 'p', 's', 'h', 'k', 'c', 'x', 'v', '+', '-', '0', 'Tab'].map(
    (key) => [key, { ctrlKey: true }] as const,
  ),
  ...['t', 'n', 'w', 'i', 'a'].map((key) => [key, { ctrlKey: true, shiftKey: true }] as const),
  ...['ArrowLeft', 'ArrowRight', 'Home', 'd', 'f'].map((key) => [key, { altKey: true }] as const),
  ...['Tab', 'F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', ' ', 'ArrowUp', 'ArrowDown', 'Insert'].map(
    (key) => [key, {}] as const,
  ),
];

describe('keyAction', () => {
  it.each(Object.entries(BUILDER_KEYS))(
    'does "%s" by each of its keys, and by nothing else',
    (action, bindings) => {
      for (const binding of bindings) {
        const { key, mod, shift, alt } = { mod: false, shift: false, alt: false, ...binding };
        const held = { shiftKey: shift, altKey: alt };
        expect(press(key, { ...held, ctrlKey: mod })).toBe(action);
        expect(press(key.toUpperCase(), { ...held, metaKey: mod })).toBe(action);
        expect(press(key, { ...held, ctrlKey: mod, altKey: !alt })).not.toBe(action);
      }
    },
  );

  it('has no key twice', () => {
    const written = Object.values(BUILDER_KEYS).flatMap((bindings) =>
      bindings.map((binding) => writtenKeys(binding, english).join(' ')),
    );
    expect(new Set(written).size).toBe(written.length);
  });

  it.each(OTHERS)('leaves %s with %o to the browser and to screen readers', (key, held) => {
    expect(press(key, held)).toBeUndefined();
  });

  it('knows a sign wherever the keyboard has it', () => {
    expect(press('?', { shiftKey: true })).toBe('help');
    expect(press('?')).toBe('help');
  });
});

describe('writtenKeys', () => {
  it('writes keys as they are printed on keyboards', () => {
    expect(writtenKeys(BUILDER_KEYS.redo[0], english)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(writtenKeys(BUILDER_KEYS.earlier[0], english)).toEqual(['Alt', '↑']);
    expect(writtenKeys(BUILDER_KEYS.rename[0], english)).toEqual(['F2']);
  });

  it('writes them as the keyboards of another language have them', () => {
    const german = createTranslate(de, 'de');
    expect(writtenKeys(BUILDER_KEYS.redo[0], german)).toEqual(['Strg', 'Umschalt', 'Z']);
    expect(writtenKeys(BUILDER_KEYS.remove[0], german)).toEqual(['Entf']);
  });

  it('names them for screen readers in their one language', () => {
    expect(shortcutOf(BUILDER_KEYS.redo[0])).toBe('Control+Shift+Z');
  });
});
