import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './packed.ts';
import { CODE_LENGTHS } from './packedCodes.ts';
import { WORDS } from './packedWords.ts';

const packedBytes = (value: unknown) => Buffer.from(pack(value), 'base64');

describe('pack', () => {
  it('gives back what was packed, of any size and kind of text', () => {
    const texts = ['Grüße 👋 "quoted" \\ \u2028 ', 'abc', '\ud800 half', randomBytes(48).toString('base64')];
    const counts = [...Array.from({ length: 40 }, (_, index) => index), 300, 700, 1_000, 5_000];
    for (const text of texts) {
      for (const repeats of counts) {
        const value = { text: text.repeat(repeats), list: [1, null, true, -0.5], nested: { a: {} } };
        expect(unpack(packedBytes(value), null)).toEqual(value);
      }
      const incompressible = { text: randomBytes(30_000).toString('base64') };
      expect(unpack(packedBytes(incompressible), null)).toEqual(incompressible);
    }
    expect(unpack(packedBytes(null), null)).toBeNull();
  });

  it('reads a block of LZ4 as the format describes it', () => {
    // A token for three literals and a match of 4 + 6 bytes from two bytes before; then two literals and no match.
    const block = Uint8Array.of(2, 0x36, ...Buffer.from('"ab'), 2, 0, 0x20, ...Buffer.from('a"'));
    expect(unpack(block, null)).toBe('ababababababa');
  });

  it('reads a coded record as it was written once', () => {
    const record =
      'A1sAGY8wNXqd/wnMVYEocUGdrNWilLjCTubtslc6q8siy7+NdtDlxB2yHTx3OD0ans8v+96XfQEBTgE6YqhTeBgZX/YFJGY=';
    expect(unpack(Buffer.from(record, 'base64'), null)).toEqual({
      ...{ reviewId: '01a203aa-a6ed-7064-a9ad-2b8f0c174312', kind: 'gate', by: 'Ann' },
      words: 'Grüße aus der 7. Straße',
    });
  });

  it('codes what is made of frequent parts and leaves a block as it is where that is shorter', () => {
    expect(packedBytes({ by: 'Ann', message: 'The photo shows a broken cup.' })[0]).toBe(3);
    expect(packedBytes(['新しい注文が届きました。よろしくお願いいたします'])[0]).toBe(2);
  });

  it('prefers what is packed and falls back to the older form', () => {
    expect(unpack(null, { older: true })).toEqual({ older: true });
    expect(unpack<unknown>(packedBytes(1), { older: true })).toBe(1);
  });

  it('shrinks the records of a run to less than half', () => {
    const verdict = { reviewId: '01a203aa-a6ed-7064-a9ad-2b8f0c174312', kind: 'gate', by: 'Ann' };
    const events = [
      ['verdict.taken', 'check', 1, { ...verdict, verdict: { type: 'approve' } }],
      ['port.taken', 'check', 1, { port: 'approved', edge: 'check.approved' }],
      ['step.entered', 'pay', 1],
    ];
    expect(packedBytes(events).length).toBeLessThan(JSON.stringify(events).length / 2);
  });

  it('refuses bytes of a kind that it does not know', () => {
    expect(() => unpack(Uint8Array.of(9, 1, 2), null)).toThrow('unknown kind: 9');
  });

  it('never changes the words and the codes by which stored records are read', () => {
    const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(hashOf(WORDS)).toBe('6e5d2800eee3feacee3ab9ab7de581fc1304e3c9c8f6d535c28d82052166d4a4');
    expect(hashOf(JSON.stringify(CODE_LENGTHS))).toBe(
      '80a6d47108cd97ae7a63ec654b8f2caa8ad77fa536ae25df8e6e7f9d55591acd',
    );
  });
});
