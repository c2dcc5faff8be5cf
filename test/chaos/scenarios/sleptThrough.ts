import assert from 'node:assert/strict';
import postgres from 'postgres';
import { waitFor } from '../../server/waitFor.ts';
import { CASE_FLOWS, NOT_BEFORE_MS } from '../flows/caseFlows.ts';
import type { Report, Scenario } from '../scenario.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const RUNS = 200;
/** How late a timer may fire. */
const LATE_MS = 5_000;
const WAIT_MS = NOT_BEFORE_MS['/onward'] ?? 0;
const SETTLE_MS = 60_000;
const WAITING_FLOWS = CASE_FLOWS.filter(({ slug }) => slug === 'chaos-wait');

/**
 * Waits whose time comes while nobody is there who works, and as many again while somebody is; all times are the database's.
 * `latestMs` counts from when a wait was over, or from when there was a worker again.
 */
export async function sleepThrough(runs: number): Promise<Report> {
  await using world = await World.open({ flows: WAITING_FLOWS });
  const sql = postgres(await world.databaseUrl(), { max: 1, onnotice: () => {} });
  const load = new Load(world, WAITING_FLOWS);
  try {
    await load.start(runs);
    await waitFor(async () => (await countDue(sql)) === runs || undefined);
    await world.hire(1);
    const backAtMs = await nowMs(sql);
    await load.start(runs, { overMs: WAIT_MS });
    const findings = await checkRuns(load, await load.finish(SETTLE_MS));
    const latestMs = Math.max(...(await latenesses(load, backAtMs)));
    assert.ok(latestMs <= LATE_MS, `a timer fired ${latestMs} ms late`);
    return { runs: load.started.length, sleptThrough: runs, ...findings, latestMs };
  } finally {
    await sql.end();
  }
}

async function countDue(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<
    { due: number }[]
  >`select count(*)::integer as due from timers where due_at <= now()`;
  return row?.due ?? 0;
}

async function nowMs(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ now: Date }[]>`select now()`;
  return row?.now.getTime() ?? Number.NaN;
}

/** By how much each wait ended after it was over and somebody was there. */
async function latenesses({ world, started }: Load, backAtMs: number): Promise<readonly number[]> {
  const late: number[] = [];
  for (const { id } of started) {
    const { createdAt } = await world.client.run(id);
    const ended = (await world.client.events(id)).find(({ type }) => type === 'wait.ended');
    assert.ok(ended, `the wait of ${id} has not ended`);
    late.push(Date.parse(ended.at) - Math.max(backAtMs, Date.parse(createdAt) + WAIT_MS));
  }
  return late;
}

export const sleptThrough: Scenario = {
  name: 'slept-through',
  fault: 'no worker is there when the time of waits comes',
  holds: 'each fires once, at most 5 s after there is a worker again; the others at most 5 s late',
  run: ({ scale }) => sleepThrough(Math.ceil(RUNS * scale)),
};
