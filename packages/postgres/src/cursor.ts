/** Where a page ended: the value it is sorted by, as the database prints it, and the id that breaks ties. */
export type Cursor = Readonly<{ value: string; id: string }>;

/** A page was asked for with a cursor that no list has given out. */
export class InvalidCursorError extends Error {
  readonly code = 'invalid_cursor';

  constructor(options?: ErrorOptions) {
    super('The cursor is not one that this list has answered. Begin again without it.', options);
    this.name = 'InvalidCursorError';
  }
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** How many items a page holds. */
export function pageLimit(limit: number | undefined): number {
  return Math.max(1, Math.min(MAX_LIMIT, Math.trunc(limit ?? DEFAULT_LIMIT)));
}

export function decodeCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (typeof value === 'string' && typeof id === 'string') return { value, id };
  } catch (cause) {
    throw new InvalidCursorError({ cause });
  }
  throw new InvalidCursorError();
}

/** The text that `decodeCursor` reads. */
export const encodeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** A page of `limit` items out of up to one more than that, which tells whether there is a next page. */
export function pageOf<TRow extends { id: string; sortedBy: string }, TItem>(
  rows: readonly TRow[],
  limit: number,
  itemOf: (row: TRow) => TItem,
): { items: readonly TItem[]; nextCursor: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const nextCursor = last ? encodeCursor({ value: last.sortedBy, id: last.id }) : null;
  return { items: rows.slice(0, limit).map(itemOf), nextCursor };
}

/** Asks for a page; a cursor that decodes but holds what the column cannot be compared with is as invalid. */
export async function askForPage<TPage>(
  cursor: string | undefined,
  ask: () => Promise<TPage>,
): Promise<TPage> {
  try {
    return await ask();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (cursor !== undefined && code.startsWith('22')) throw new InvalidCursorError({ cause: error });
    throw error;
  }
}
