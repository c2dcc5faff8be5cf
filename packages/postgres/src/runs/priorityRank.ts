import type { Priority } from '@countersign/model';

const PRIORITIES = ['high', 'normal', 'low'] as const satisfies readonly Priority[];

/** The number by which work is sorted; smaller goes first. */
export const rankOf = (priority: Priority): number => PRIORITIES.indexOf(priority);

export const priorityOf = (rank: number): Priority => PRIORITIES[rank] ?? 'normal';
