import { expect, it } from 'vitest';
import { caseTypeOf, segmentOf } from './segment.ts';

it('gives every case type a segment of its own, also one that is called like the segment of those without', () => {
  const types = [null, 'default', '=default', '==default', 'large', 'Default', ''];
  const segments = types.map((caseType) => segmentOf({ caseType }));
  expect(new Set(segments).size).toBe(types.length);
  expect(segments.slice(0, 2)).toEqual(['default', '=default']);
  expect(segments[4]).toBe('large');
  expect(segments.map(caseTypeOf)).toEqual(types);
});
