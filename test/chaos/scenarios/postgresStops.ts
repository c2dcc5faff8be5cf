import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { CASE_FLOWS } from '../flows/caseFlows.ts';
import type { Report, Scenario } from '../scenario.ts';
import { type Chance, chanceOf } from '../world/chance.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const RUNS = 1_000;
const OVER_MS = 150_000;
const SETTLE_MS = 120_000;

type StopPlan = {
  readonly runs: number;
  readonly seed: number;
  readonly overMs: number;
  /** Time between two stops; now and then the next comes while the server still recovers. */
  readonly pauseMs: readonly [number, number];
};

/** Stops Postgres as `pg_ctl stop -m immediate` does (SIGQUIT to the postmaster) while runs of all shapes go through. */
async function stopPostgres({ runs, seed, overMs, pauseMs }: StopPlan): Promise<Report> {
  await using world = await World.open({ flows: CASE_FLOWS });
  await world.hire(2);
  const load = new Load(world, CASE_FLOWS);
  const stopping = new AbortController();
  const stops = stopAtRandom({ world, chance: chanceOf(seed), pauseMs }, stopping.signal);
  await load.start(runs, { overMs });
  stopping.abort();
  const stopped = await stops;
  const findings = await checkRuns(load, await load.finish(SETTLE_MS));
  assert.ok(stopped.stops > 0, 'Postgres was never stopped');
  const { tally } = load.people;
  return { runs, ...stopped, ...findings, answered503: tally.get(503) ?? 0, nobodyThere: tally.get(0) ?? 0 };
}

type Stopping = Omit<StopPlan, 'runs' | 'seed' | 'overMs'> & {
  readonly world: World;
  readonly chance: Chance;
};

async function stopAtRandom({ world, chance, pauseMs: [low, high] }: Stopping, until: AbortSignal) {
  const counts = { stops: 0, duringRecovery: 0 };
  let last: number | null = null;
  while (!until.aborted) {
    const isEarly = last !== null && chance.between(0, 1) < 0.2;
    await delay(isEarly ? chance.between(50, 400) : chance.between(low, high));
    const pid = await world.postmaster();
    if (pid === null || pid === last || !quit(pid)) continue;
    last = pid;
    counts.stops += 1;
    if (isEarly) counts.duringRecovery += 1;
  }
  return counts;
}

/** False when that server has gone already. */
function quit(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGQUIT');
  } catch {
    return false;
  }
}

export const postgresStops: Scenario = {
  name: 'postgres-stops',
  fault: 'Postgres is stopped with `-m immediate` every 5–10 s, also during its recovery',
  holds: 'as for killed workers; the API answers 2xx or 503 with Retry-After; every accepted start exists',
  run: ({ seed, scale }) =>
    stopPostgres({
      runs: Math.ceil(RUNS * scale),
      seed,
      overMs: OVER_MS * scale,
      pauseMs: [5_000, 10_000],
    }),
};
