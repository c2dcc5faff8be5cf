import type { Sql } from 'postgres';

/** Milliseconds until the next effect or timer is due by the database's clock, rounded up so that nobody asks too early. */
export async function nextDueInMs(worker: Sql): Promise<number | null> {
  const [row] = await worker<{ ms: number | null }[]>`
    select ceil(extract(epoch from least(
      (select min(due_at) from effects where problem is null),
      (select min(due_at) from timers)
    ) - now()) * 1000)::double precision as ms`;
  const ms = row?.ms ?? null;
  return ms === null ? null : Math.max(0, ms);
}
