import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlockCode } from './createBlockCode.ts';
import { createLz4 } from './createLz4.ts';

const code = createBlockCode();
const lz4 = createLz4('the words that are known beforehand');

describe('the code of blocks', () => {
  it('gives back every block of LZ4 as it was', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[0-9a-f-]{0,80}$/),
      fc.constant('the words that are known beforehand'),
      fc.tuple(fc.string(), fc.nat(700)).map(([text, times]) => text.repeat(times)),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const block = Buffer.from(lz4.compress(parts.join('')) ?? []);
        const coded = code.shorten(block);
        if (coded === null) return;
        expect(coded.length).toBeLessThan(block.length);
        expect(code.lengthen(Buffer.from(coded)).equals(block)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it('makes blocks of ids shorter by a quarter', () => {
    const block = Buffer.from(
      lz4.compress('01a203aa-a6ed-7064-a9ad-2b8f0c174312 01a20b77-90c1-7de2-8f51-66ab03d9c7e4') ?? [],
    );
    expect(code.shorten(block)?.length).toBeLessThan(block.length * 0.75);
  });

  it('answers nothing for a block that would become longer', () => {
    const block = Buffer.from(lz4.compress('新しい注文が届きました。よろしくお願いいたします') ?? []);
    expect(code.shorten(block)).toBeNull();
  });
});
