import { evaluateSource } from '@countersign/expression';
import type { JudgedCase } from '@countersign/runtime';

/** With fewer wrong cases their mean amount is chance. */
const ENOUGH_ERRORS = 5;

export type MeasuredCost = {
  readonly value: number;
  readonly source: 'errors' | 'cases';
  readonly cases: number;
};

/**
 * What an error costs as far as amounts tell: the mean amount of the cases that were wrong, or of all of them while too
 * few were. Null without a single amount.
 */
export function measuredCost(amount: string, cases: readonly JudgedCase[]): MeasuredCost | null {
  const amounts = cases.flatMap(({ scope, loss }) => {
    if (scope === null) return [];
    const read = evaluateSource(amount, scope);
    return read.ok && typeof read.value === 'number' && Number.isFinite(read.value)
      ? [{ value: Math.abs(read.value), loss }]
      : [];
  });
  const wrong = amounts.filter(({ loss }) => loss > 0);
  const used = wrong.length >= ENOUGH_ERRORS ? wrong : amounts;
  if (used.length === 0) return null;
  const value = used.reduce((sum, each) => sum + each.value, 0) / used.length;
  return { value, source: used === wrong ? 'errors' : 'cases', cases: used.length };
}
