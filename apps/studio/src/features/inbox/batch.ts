import type { RouterOutput } from '../../api/trpc.ts';
import type { ReviewItem } from './useReviewList.ts';

export type BatchResult = RouterOutput['reviews']['decideMany'][number];

/** What is to be known of cases before they are answered together. */
export interface BatchOutline {
  /** The cases that can be approved; of samples nothing is done any more, so they are judged one by one. */
  readonly approvable: readonly ReviewItem[];
  readonly samples: number;
  /** How many of each, the most first; empty for those without a type. */
  readonly caseTypes: readonly (readonly [caseType: string, cases: number])[];
  readonly high: number;
  /** Whether they differ in type, step or stakes, or much is at stake: then it is asked once more. */
  readonly needsLook: boolean;
}

/** Reads a batch. */
export function outlineOf(items: readonly ReviewItem[]): BatchOutline {
  const approvable = items.filter(({ kind }) => kind !== 'sample');
  const counts = new Map<string, number>();
  for (const { caseType } of approvable) counts.set(caseType ?? '', (counts.get(caseType ?? '') ?? 0) + 1);
  const kinds = new Set(approvable.map(({ flow, node, stakes }) => JSON.stringify([flow, node, stakes])));
  const high = approvable.filter(({ stakes }) => stakes === 'high').length;
  return {
    ...{ approvable, high, samples: items.length - approvable.length },
    caseTypes: [...counts].sort(([, a], [, b]) => b - a),
    needsLook: counts.size > 1 || kinds.size > 1 || high > 0,
  };
}
