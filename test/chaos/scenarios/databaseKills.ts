import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { CASE_FLOWS } from '../flows/caseFlows.ts';
import type { Report, Scenario } from '../scenario.ts';
import { type Chance, chanceOf } from '../world/chance.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const KILLS = 100;
const RUNS_PER_KILL = 10;
const SETTLE_MS = 120_000;
const READY_MS = 10_000;
/** Longer than that and it will never be: until then the others are tried, so that slow is told from lost. */
const GIVE_UP_MS = 120_000;

export type KillDatabasePlan = {
  readonly kills: number;
  readonly seed: number;
  /** Longer than usual, where others are at work on the machine. */
  readonly readyMs?: number;
};

/** Kills the whole process group of the built-in Postgres while writers write; each time it must be ready again soon. */
export async function killDatabase({ kills, seed, readyMs = READY_MS }: KillDatabasePlan): Promise<Report> {
  await using world = await World.open({ flows: CASE_FLOWS });
  await world.hire(1);
  const load = new Load(world, CASE_FLOWS);
  const chance = chanceOf(seed);
  let slowest = 0;
  let late = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const writing = load.start(RUNS_PER_KILL, { overMs: 500 });
    const tookMs = await killOnce(world, chance);
    slowest = Math.max(slowest, tookMs);
    if (tookMs > readyMs) late += 1;
    await writing;
  }
  const findings = await checkRuns(load, await load.finish(SETTLE_MS));
  const { ended, parked } = findings;
  const kept = `nothing was lost: ${ended} runs ended, ${parked} wait for a person`;
  const slow = `${late} of ${kills} times the database was ready later than ${readyMs} ms, at the latest`;
  assert.equal(late, 0, `${slow} after ${Math.round(slowest)} ms; ${kept}`);
  return { kills, runs: load.started.length, ...findings, slowestReadyMs: Math.round(slowest) };
}

/** Answers how long it took until the server said that it is ready again. */
async function killOnce(world: World, chance: Chance): Promise<number> {
  await delay(chance.between(50, 500));
  const pid = await world.readyPostmaster();
  assert.ok(pid !== null, 'the database runs');
  process.kill(-pid, 'SIGKILL');
  const killedAt = performance.now();
  for (;;) {
    const ms = performance.now() - killedAt;
    assert.ok(ms < GIVE_UP_MS, `the database was not ready within ${GIVE_UP_MS} ms`);
    const next = await world.readyPostmaster();
    if (next !== null && next !== pid && (await world.isReady())) return performance.now() - killedAt;
    await delay(50);
  }
}

export const databaseKills: Scenario = {
  name: 'database-kills',
  fault: 'the process group of the built-in database is killed (SIGKILL) while writers write',
  holds: 'no acknowledged row is lost, the server is ready again within 10 s, every run ends once',
  run: ({ seed, scale }) => killDatabase({ kills: Math.ceil(KILLS * scale), seed }),
};
