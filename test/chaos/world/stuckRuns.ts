import postgres from 'postgres';
import type { World } from './World.ts';

/** For how long no run has moved, by the database's clock. */
export async function stillForMs(world: World): Promise<number> {
  const sql = postgres(await world.databaseUrl(), { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select extract(epoch from now() - max(updated_at)) * 1000 as ms from runs`;
    return Number(row?.['ms']);
  } finally {
    await sql.end();
  }
}

/** What a run waits for and how many others are not done either, in one line; for the message of a test that has failed. */
export async function describeStuck(world: World, runId: string): Promise<string> {
  const sql = postgres(await world.databaseUrl(), { max: 1, onnotice: () => {} });
  try {
    const [run] =
      await sql`select status, revision, round(extract(epoch from now() - updated_at)) as still_for_s from runs where id = ${runId}`;
    const effects = await sql`
      select key, kind, claims, attempts, token, worker_id, round(extract(epoch from due_at - now())) as due_in_s,
        problem ->> 'code' as parked, lane
      from effects where run_id = ${runId} order by key`;
    const timers = await sql`
      select id, round(extract(epoch from due_at - now())) as due_in_s from timers where run_id = ${runId}`;
    const [others] = await sql`
      select (select count(*) from runs where final_status is null) as open_runs,
        count(*) filter (where problem is null) as effects,
        count(*) filter (where problem is null and due_at <= now()) as due,
        count(*) filter (where problem is null and worker_id is not null and due_at > now()) as held,
        count(*) filter (where problem is null and claims - attempts >= 2) as claimed_twice,
        round(extract(epoch from now() - min(due_at) filter (where problem is null))) as oldest_due_s
      from effects`;
    return JSON.stringify({ run, effects, timers, others });
  } catch (error) {
    return String(error);
  } finally {
    await sql.end();
  }
}
