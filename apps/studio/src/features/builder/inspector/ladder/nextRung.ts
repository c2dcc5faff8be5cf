import type { Rung } from '@countersign/model';

const FIRST: Omit<Rung, 'title'> = { minConfidence: 0.95, sampleRate: 0.1 };
const WIDER_BY = 0.05;

/** A rung that is a little wider than the one before it, so that the ladder widens from the start. */
export function nextRung(before: Rung | undefined, title: string): Rung {
  if (before === undefined) return { title, ...FIRST };
  const { maxAmount, minConfidence, sampleRate } = before;
  return {
    title,
    minConfidence: rounded(Math.max(0, minConfidence - WIDER_BY)),
    ...(maxAmount === undefined ? {} : { maxAmount: maxAmount * 2 }),
    sampleRate,
  };
}

/** Three rungs as many begin with: the surer the agent has to be, the more is checked afterwards. */
export const typicalLadder = ([sure, usual, most]: readonly [string, string, string]): Rung[] => [
  { title: sure, minConfidence: 0.95, sampleRate: 0.2 },
  { title: usual, minConfidence: 0.85, sampleRate: 0.1 },
  { title: most, minConfidence: 0.7, sampleRate: 0.05 },
];

// 0.95 - 0.05 must not show as 0.8999999999999999.
const rounded = (share: number): number => Number(share.toPrecision(6));
