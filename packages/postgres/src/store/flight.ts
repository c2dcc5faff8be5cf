import type { FlightSql, ISql, MaybeRow, PendingQuery, Row } from 'postgres';

/** What statements are written with, whether they are then awaited by themselves or sent in a flight. */
export type Writer = ISql;

/** A statement that has not been sent yet; null when there is nothing to ask or to write. */
export type Statement<TRow extends MaybeRow = Row> = PendingQuery<TRow[]> | null;

/** Sends statements together and answers the rows of each, in order; none where there was no statement. */
export async function fly<TRows extends readonly MaybeRow[]>(
  tx: FlightSql,
  statements: { readonly [K in keyof TRows]: Statement<TRows[K]> },
): Promise<{ readonly [K in keyof TRows]: readonly TRows[K][] }> {
  const needed = statements.filter((statement) => statement !== null);
  const answers = needed.length === 0 ? [] : await tx.fly(needed);
  let next = 0;
  const rows = statements.map((statement) => (statement === null ? [] : answers[next++]));
  return rows as never; // safe: as many as statements, each with the rows of its own
}

/** Sends the last statements of a transaction together with its commit. */
export async function land(tx: FlightSql, statements: readonly Statement[]): Promise<void> {
  await tx.land(statements.filter((statement) => statement !== null));
}
