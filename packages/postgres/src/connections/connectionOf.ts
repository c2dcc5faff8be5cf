import type { Connection } from '@countersign/runtime';

/** A connection as the database answers it: with an instant that is not text yet. */
export type ConnectionRow = Omit<Connection, 'updatedAt'> & Readonly<{ updatedAt: Date }>;

export function connectionOf<TRow extends ConnectionRow>(
  row: TRow,
): Omit<TRow, 'updatedAt'> & { updatedAt: string } {
  return { ...row, updatedAt: row.updatedAt.toISOString() };
}
