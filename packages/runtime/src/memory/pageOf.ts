import type { Page } from '../ports/queries.ts';

const DEFAULT_LIMIT = 50;

/** The cursor is the number of items before the page. */
export function pageOf<TItem>(
  items: readonly TItem[],
  { cursor, limit = DEFAULT_LIMIT }: { cursor?: string | undefined; limit?: number | undefined },
): Page<TItem> {
  const start = cursor === undefined ? 0 : Number(cursor);
  const end = start + limit;
  return { items: items.slice(start, end), nextCursor: end < items.length ? String(end) : null };
}
