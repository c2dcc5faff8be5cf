import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../../server/waitFor.ts';
import { CASE_FLOWS } from '../flows/caseFlows.ts';
import type { Report, Scenario } from '../scenario.ts';
import { type Chance, chanceOf } from '../world/chance.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const RUNS = 1_000;
const OVER_MS = 150_000;
const SETTLE_MS = 120_000;
/**
 * How long the server is waited for after a stop: recovering begins with every file of the cluster written through to the
 * disk, which takes as long as others keep that busy. `slowestReadyMs` says how long it was away.
 */
const AWAY_MS = 150_000;
/** How many stops are followed by another one while the server still recovers. */
const EARLY = 0.25;
const POLL_MS = 20;

type StopPlan = {
  readonly runs: number;
  readonly seed: number;
  readonly overMs: number;
  /** Time until the next stop; now and then it is followed by one more while the server still recovers. */
  readonly pauseMs: readonly [number, number];
};

/** Stops Postgres as `pg_ctl stop -m immediate` does (SIGQUIT to the postmaster) while runs of all shapes go through. */
export async function stopPostgres({ runs, seed, overMs, pauseMs }: StopPlan): Promise<Report> {
  await using world = await World.open({ flows: CASE_FLOWS });
  await world.hire(2);
  const load = new Load(world, CASE_FLOWS);
  const stopping = new AbortController();
  const stops = stopAtRandom({ world, chance: chanceOf(seed), pauseMs }, stopping.signal);
  stops.catch(() => {}); // thrown again below
  await Promise.race([load.start(runs, { overMs }), stops]).finally(() => stopping.abort());
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

/**
 * The pauses count from when the server serves again: however slow the machine is, something gets done between two stops.
 * `slowestReadyMs` is the longest time that it was away.
 */
async function stopAtRandom({ world, chance, pauseMs: [low, high] }: Stopping, until: AbortSignal) {
  const counts = { stops: 0, duringRecovery: 0, slowestReadyMs: 0 };
  while (!until.aborted) {
    await delay(chance.between(low, high));
    const stoppedAt = performance.now();
    let last = await stopOnce(world, null);
    counts.stops += 1;
    if (chance.between(0, 1) < EARLY) {
      const isRecovering = !(await untilReady(world, chance.between(50, 400)));
      last = await stopOnce(world, last);
      counts.stops += 1;
      if (isRecovering) counts.duringRecovery += 1;
    }
    const isBack = async () => isAnother(await world.readyPostmaster(), last) || undefined;
    await waitFor(isBack, { withinMs: AWAY_MS });
    assert.ok(await untilReady(world, AWAY_MS), `the server did not serve again within ${AWAY_MS} ms`);
    counts.slowestReadyMs = Math.max(counts.slowestReadyMs, Math.round(performance.now() - stoppedAt));
  }
  return counts;
}

/** Stops the server as soon as there is another than `last`; answers its process id. */
function stopOnce(world: World, last: number | null): Promise<number> {
  const look = async () => {
    const pid = await world.postmaster();
    return isAnother(pid, last) && quit(pid) ? pid : undefined;
  };
  return waitFor(look, { withinMs: AWAY_MS });
}

const isAnother = (pid: number | null, last: number | null): pid is number => pid !== null && pid !== last;

async function untilReady(world: World, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (await world.isReady()) return true;
    await delay(POLL_MS);
  }
  return false;
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
