import { describe, expect, it } from 'vitest';
import { splitHidden } from './splitHidden.ts';

const hidden = (code: string) => ({ type: 'hidden', code });
const text = (value: string) => ({ type: 'text', text: value });

describe('splitHidden', () => {
  it('leaves ordinary text whole, in any script and over several lines', () => {
    const ordinary = 'Grüße, 你好, שלום, مرحبا\n\tsecond line – “quoted” €';
    expect(splitHidden(ordinary)).toEqual([text(ordinary)]);
  });

  it.each([
    ['right-to-left override', '\u202E', 'U+202E'],
    ['zero-width space', '\u200B', 'U+200B'],
    ['zero-width non-joiner', '\u200C', 'U+200C'],
    ['isolate', '\u2066', 'U+2066'],
    ['byte order mark', '\uFEFF', 'U+FEFF'],
    ['soft hyphen', '\u00AD', 'U+00AD'],
    ['escape', '\u001B', 'U+001B'],
    ['tag letter', '\u{E0041}', 'U+E0041'],
    ['Hangul filler', '\u3164', 'U+3164'],
    ['variation selector without an emoji', '\uFE0F', 'U+FE0F'],
  ])('shows a %s', (_name, character, code) => {
    expect(splitHidden(`pay${character}pal`)).toEqual([text('pay'), hidden(code), text('pal')]);
  });

  it('keeps emoji that are glued together', () => {
    expect(splitHidden('👩‍👩‍👧 ❤️')).toEqual([text('👩‍👩‍👧 ❤️')]);
  });

  it('shows a joiner that glues nothing', () => {
    expect(splitHidden('a\u200Db')).toEqual([text('a'), hidden('U+200D'), text('b')]);
  });

  it('loses no character', () => {
    const input = '\u202Eabc\u200B\u200B';
    expect(splitHidden(input)).toEqual([hidden('U+202E'), text('abc'), hidden('U+200B'), hidden('U+200B')]);
  });
});
