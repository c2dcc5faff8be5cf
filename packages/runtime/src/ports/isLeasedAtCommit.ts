import type { NewEffect } from './store.ts';

/** Whether the committer may hold a new effect at once: one of a lane has to be claimed, under the eyes of its limits. */
export const isLeasedAtCommit = ({ problem, lane }: NewEffect): boolean => problem == null && lane == null;
