import type { Priority } from '@countersign/model';

/** The number by which work is sorted; smaller goes first. */
export type PriorityRank = 0 | 1 | 2;

const RANKS: { readonly [TPriority in Priority]: PriorityRank } = { high: 0, normal: 1, low: 2 };

export const NORMAL_RANK = RANKS.normal;

export const rankOf = (priority: Priority): PriorityRank => RANKS[priority];

/** The priority of a stored rank; a rank that nobody knows counts as normal. */
export function priorityOf(rank: number): Priority {
  const known = (Object.keys(RANKS) as Priority[]).find((priority) => RANKS[priority] === rank); // safe: its own keys
  return known ?? 'normal';
}
