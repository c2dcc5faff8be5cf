import { expect, it } from 'vitest';
import { PeriodInput } from './inputs.ts';

it.each([
  ['2026-01-01', '2026-01-31', true],
  ['1970-01-01', '1970-01-01', true],
  ['9999-12-31', '9999-12-31', true],
  ['2026-02-01', '2026-01-31', false],
  ['2024-01-01', '2026-12-31', false],
  ['0000-01-01', '0001-01-01', false],
  ['0001-01-01', '0001-01-01', false],
])('reports from %s to %s: %s', (from, to, canBe) => {
  expect(PeriodInput.safeParse({ from, to }).success).toBe(canBe);
});
