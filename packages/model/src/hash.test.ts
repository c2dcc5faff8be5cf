import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash } from './hash.ts';
import type { Json } from './json.ts';

describe('canonicalJson', () => {
  it('writes keys in code-unit order at every depth', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: 'x', B: true })).toBe(
      '{"B":true,"a":"x","b":[{"a":null,"z":1}]}',
    );
  });

  it('gives equal bytes for equal values and keeps the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 1 },
    );
  });
});

describe('contentHash', () => {
  it('is SHA-256 of the canonical bytes, also beyond ASCII', () => {
    const value = { name: 'Zoë ✓', amount: 12.5 };
    expect(contentHash(value)).toBe(createHash('sha256').update(canonicalJson(value)).digest('hex'));
  });

  it('does not depend on the order of keys', () => {
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
  });
});
