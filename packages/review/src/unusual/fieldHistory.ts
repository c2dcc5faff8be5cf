import type { Leaf } from './leavesOf.ts';

/** What earlier cases had in one field. `cases` counts those that had it at all. */
export type FieldHistory = {
  readonly cases: number;
  /** How many different values there were. */
  readonly distinct: number;
  /** How many cases had the value that is asked about. */
  readonly same: number;
  /** The numbers among the values, in ascending order. */
  readonly numbers: readonly number[];
};

/** Counts what earlier cases had in the field of a leaf. */
export function fieldHistory(past: readonly (readonly Leaf[])[], { pointer, value }: Leaf): FieldHistory {
  const values = past.flatMap((leaves) => {
    const leaf = leaves.find((candidate) => candidate.pointer === pointer);
    return leaf === undefined ? [] : [leaf.value];
  });
  return {
    cases: values.length,
    distinct: new Set(values).size,
    same: values.filter((other) => other === value).length,
    numbers: values.filter((other) => typeof other === 'number').sort((a, b) => a - b),
  };
}

/** The share of numbers that are smaller, those that are equal by half: 0 to 1. The numbers ascend; there is at least one. */
export function percentileOf(numbers: readonly number[], value: number): number {
  const below = numbers.filter((other) => other < value).length;
  const same = numbers.filter((other) => other === value).length;
  return (below + same / 2) / numbers.length;
}

/** The number below which a share of all lies. The numbers ascend; there is at least one. */
export const quantileOf = (numbers: readonly number[], share: number): number =>
  numbers[Math.min(numbers.length - 1, Math.floor(share * numbers.length))]!;
