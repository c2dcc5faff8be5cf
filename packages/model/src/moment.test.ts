import { expect, it } from 'vitest';
import { Moment } from './moment.ts';

it.each([
  ['2026-03-04T09:00:00Z', true],
  ['2026-03-04T09:00:00+14:00', true],
  ['0001-01-01T00:00:00Z', true],
  ['9999-12-31T23:59:59.999Z', true],
  ['0000-01-01T00:00:00Z', false],
  ['0001-01-01T00:00:00+01:00', false],
  ['9999-12-31T23:59:59-23:59', false],
])('tells whether %s can be asked about: %s', (text, isOne) => {
  expect(Moment.safeParse(text).success).toBe(isOne);
});
