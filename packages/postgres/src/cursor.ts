/** Where a page ended: the value it is sorted by, as the database prints it, and the id that breaks ties. */
export type Cursor = Readonly<{ value: string; id: string }>;

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** Comes before every item, so that the first page needs no statement of its own. */
export function pageLimit(limit: number | undefined): number {
  return Math.max(1, Math.min(MAX_LIMIT, Math.trunc(limit ?? DEFAULT_LIMIT)));
}
