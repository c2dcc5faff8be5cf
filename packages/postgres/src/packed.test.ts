import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './packed.ts';
import { WORDS } from './packedWords.ts';

const packedBytes = (value: unknown) => Buffer.from(pack(value), 'base64');

describe('pack', () => {
  it('gives back what was packed, of any size', () => {
    const text = 'Grüße 👋 "quoted" \\ \u2028 ';
    for (const repeats of [0, 1, 50, 5_000]) {
      const value = { text: text.repeat(repeats), list: [1, null, true, -0.5], nested: { a: {} } };
      expect(unpack(packedBytes(value), null)).toEqual(value);
    }
    expect(unpack(packedBytes(null), null)).toBeNull();
  });

  it('prefers what is packed and falls back to the older form', () => {
    expect(unpack(null, { older: true })).toEqual({ older: true });
    expect(unpack<unknown>(packedBytes(1), { older: true })).toBe(1);
  });

  it('shrinks the records of a run to less than half', () => {
    const events = [
      ['verdict.taken', 'check', 1, { reviewId: '01a203aa-a6ed-7064-a9ad-2b8f0c174312', kind: 'gate' }],
      ['port.taken', 'check', 1, { port: 'approved', edge: 'check.approved' }],
      ['step.entered', 'pay', 1],
    ];
    expect(packedBytes(events).length).toBeLessThan(JSON.stringify(events).length * 0.45);
  });

  it('refuses bytes of a kind that it does not know', () => {
    expect(() => unpack(Uint8Array.of(9, 1, 2), null)).toThrow('unknown kind: 9');
  });

  it('never changes the words by which stored records are read', () => {
    expect(createHash('sha256').update(WORDS).digest('hex')).toBe(
      '6e5d2800eee3feacee3ab9ab7de581fc1304e3c9c8f6d535c28d82052166d4a4',
    );
  });
});
