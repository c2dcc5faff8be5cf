import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { waitFor } from '../../server/waitFor.ts';
import { CASE_FLOWS } from '../flows/caseFlows.ts';
import type { Report, Scenario } from '../scenario.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { Tunnel } from '../world/Tunnel.ts';
import { World } from '../world/World.ts';

const ROUNDS = 20;
const RUNS_PER_ROUND = 8;
/** Between the first start and the fault, so that connections are in use. */
const MIDST_MS = 250;
const RECOVERED_MS = 30_000;
const FAULTS = ['silent', 'unlistened', 'reset'] as const;
type Fault = (typeof FAULTS)[number];

type LossPlan = { readonly rounds: number; readonly faults?: readonly Fault[] };

/**
 * One worker on a way to the database that is under our control: its connections fall silent without being closed, lose
 * only the one that listens, or are reset, while runs go through.
 */
export async function loseConnections({ rounds, faults = FAULTS }: LossPlan): Promise<Report> {
  await using world = await World.open({ flows: CASE_FLOWS });
  const databaseUrl = await world.databaseUrl();
  const { tunnel, url } = await Tunnel.open(databaseUrl);
  const crew = await world.hire(1, () => ({ env: { DATABASE_URL: url } }));
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const load = new Load(world, CASE_FLOWS);
  const lost: Record<Fault, number> = { silent: 0, unlistened: 0, reset: 0 };
  let slowest = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const fault = faults[round % faults.length] ?? 'silent';
      const starting = load.start(RUNS_PER_ROUND, { overMs: 400 });
      await delay(MIDST_MS);
      if (fault === 'silent') lost.silent += tunnel.fallSilent();
      if (fault === 'reset') lost.reset += tunnel.cut();
      if (fault === 'unlistened') lost.unlistened += await endListeners(sql);
      const begun = performance.now();
      await starting;
      await load.untilSettled(RECOVERED_MS + 10_000);
      slowest = Math.max(slowest, performance.now() - begun);
      assert.ok(slowest < RECOVERED_MS, `after "${fault}" it took ${Math.round(slowest)} ms to recover`);
      if (fault === 'unlistened') await waitFor(() => someoneListens(sql), { withinMs: RECOVERED_MS });
    }
    assert.equal(crew.replaced, 0, `the worker ended: ${crew.lastWords}`);
    const findings = await checkRuns(load, await load.finish(RECOVERED_MS));
    for (const fault of faults) assert.ok(lost[fault] > 0, `no connection was lost by ${fault}`);
    return { rounds, runs: load.started.length, ...lost, ...findings, slowestMs: Math.round(slowest) };
  } finally {
    await sql.end();
    tunnel.close();
  }
}

/** Ends the sessions that listen for hints, and no others. */
async function endListeners(sql: postgres.Sql): Promise<number> {
  const ended = await sql`
    select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and pid <> pg_backend_pid()`;
  return ended.length;
}

/** Hints are only heard by who asks for them again. */
async function someoneListens(sql: postgres.Sql): Promise<true | undefined> {
  const listening =
    await sql`select from pg_stat_activity where query ilike 'listen%' and pid <> pg_backend_pid()`;
  return listening.length > 0 || undefined;
}

export const lostConnections: Scenario = {
  name: 'lost-connections',
  fault: 'connections that stay open and transport nothing any more; LISTEN lost; connections reset',
  holds: 'recovered within 30 s by polling, nothing lost',
  run: ({ scale }) => loseConnections({ rounds: Math.ceil(ROUNDS * scale) }),
};
