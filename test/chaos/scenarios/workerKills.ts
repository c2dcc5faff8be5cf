import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { CASE_FLOWS } from '../flows/caseFlows.ts';
import type { Report, Scenario, ScenarioOptions } from '../scenario.ts';
import type { Crew } from '../world/Crew.ts';
import { type Chance, chanceOf } from '../world/chance.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const RUNS = 1_000;
const WORKERS = 3;
const OVER_MS = 150_000;
/** How long a kill may wait for an effect to be under way. */
const AIM_MS = 500;
const POLL_MS = 20;
/** Long enough for a kill to land between a delivery and its being recorded. */
const ANSWER_MS = 60;
const RUNS_PER_MINUTE = 400;
/** A lease runs out, a worker starts, twice in a row. */
const SETTLE_MS = 120_000;

export type KillPlan = {
  readonly runs: number;
  readonly workers: number;
  readonly seed: number;
  /** The starts are spread over this time, and the kills go on as long. */
  readonly overMs: number;
  /** Shorter than usual, where few kills are to cost little time. */
  readonly leaseSeconds?: number;
};

/** Kills workers at random while runs of all shapes go through, and looks at every story afterwards. */
export async function killWorkers(plan: KillPlan): Promise<Report> {
  const { runs, workers, seed, overMs, leaseSeconds = 15 } = plan;
  const env = { LEASE_SECONDS: String(leaseSeconds) };
  await using world = await World.open({ flows: CASE_FLOWS, answerMs: ANSWER_MS, env });
  const crew = await world.hire(workers, () => ({ env: { LOG_LEVEL: 'debug' } }));
  const load = new Load(world, CASE_FLOWS);
  const chance = chanceOf(seed);
  const [started, settled] = [new AbortController(), new AbortController()];
  const begun = performance.now();
  const counts = { kills: 0, inFlight: 0, noVictim: 0 };
  const kills = killAtRandom(
    { crew, world, chance, counts },
    { started: started.signal, settled: settled.signal },
  );
  kills.catch(() => {}); // thrown again below
  const work = load.start(runs, { overMs }).finally(() => started.abort());
  const ended = await work
    .then(() => load.finish(SETTLE_MS))
    .catch((cause: Error) => {
      throw new Error(`${cause.message} (${counts.kills} kills, ${counts.inFlight} in flight)`, { cause });
    })
    .finally(() => settled.abort());
  await kills;
  const findings = await checkRuns(load, ended);
  const { kills: killed, inFlight } = counts;
  assert.ok(inFlight > 0 && inFlight >= killed / 3, `${inFlight} of ${killed} kills met an effect under way`);
  return { runs: ended.length, workers, ...counts, ...findings, ms: Math.round(performance.now() - begun) };
}

type Killing = {
  readonly crew: Crew;
  readonly world: World;
  readonly chance: Chance;
  /** What is counted on the way. */
  readonly counts: { kills: number; inFlight: number; noVictim: number };
};

type Phases = { readonly started: AbortSignal; readonly settled: AbortSignal };

/**
 * Every 300–700 ms, one of those at work, as soon as there is one that has got something done: else nothing ever would be,
 * where workers take longer to start than to be killed. `noVictim` counts the times when all were just starting. It ends when all runs have been started. Where workers are slow to start, no kill may have met an effect by then: then it
 * waits for one among the runs that are still under way.
 */
async function killAtRandom({ crew, world, chance, counts }: Killing, { started, settled }: Phases) {
  const isOver = () => settled.aborted || (started.aborted && counts.inFlight > 0);
  while (!isOver()) {
    await delay(chance.between(300, 700));
    while (crew.experienced.length === 0 && !isOver()) await delay(POLL_MS);
    const isBusy = await world.ledger.isBusyWithin(AIM_MS);
    if (isOver() || (started.aborted && !isBusy)) continue;
    if (!(await crew.killOne(chance, crew.experienced))) {
      counts.noVictim += 1;
      continue;
    }
    counts.kills += 1;
    if (isBusy) counts.inFlight += 1;
  }
}

export const workerKills: Scenario = {
  name: 'worker-kills',
  fault: 'a random worker is killed (SIGKILL) every 300–700 ms',
  holds: 'every run ends once, events without a gap, the expected keys in the ledger, `once` at most once',
  run: ({ seed, scale }: ScenarioOptions) =>
    killWorkers({ runs: Math.ceil(RUNS * scale), workers: WORKERS, seed, overMs: OVER_MS * scale }),
};

export const threeWorkers: Scenario = {
  name: 'three-workers',
  fault: 'three workers share one Postgres under kills, for minutes',
  holds: 'as above',
  run: ({ seed, minutes }: ScenarioOptions) =>
    killWorkers({ runs: RUNS_PER_MINUTE * minutes, workers: 3, seed, overMs: minutes * 60_000 }),
};
