import type { Unfinished } from '../session/unfinished.ts';

/** How many fields are not finished. */
export const countUnfinished = (unfinished: Unfinished): number =>
  [...unfinished.values()].reduce((count, fields) => count + fields.size, 0);
