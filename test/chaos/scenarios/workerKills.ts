import { setTimeout as delay } from 'node:timers/promises';
import { CASE_FLOWS, PUT_OFF_FLOW } from '../flows/caseFlows.ts';
import type { Report, Scenario, ScenarioOptions } from '../scenario.ts';
import type { Crew } from '../world/Crew.ts';
import { type Chance, chanceOf } from '../world/chance.ts';
import { checkRuns } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const FLOWS = [...CASE_FLOWS, PUT_OFF_FLOW];
const RUNS = 1_000;
const WORKERS = 3;
const OVER_MS = 150_000;
/** How long a kill may wait for an effect to be under way. */
const AIM_MS = 500;
const POLL_MS = 20;
/** Over so long each flow is run once more where nobody has been killed yet. */
const MORE_MS = 2_000;
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
  await using world = await World.open({ flows: FLOWS, answerMs: ANSWER_MS, env });
  const crew = await world.hire(workers);
  const load = new Load(world, FLOWS);
  const chance = chanceOf(seed);
  const [started, settled] = [new AbortController(), new AbortController()];
  const begun = performance.now();
  const killedAtMs: number[] = [];
  const kills = killAtRandom(
    { crew, world, chance, killedAtMs },
    { started: started.signal, settled: settled.signal },
  );
  kills.catch(() => {}); // thrown again below
  const work = startUntilKilled(load, { runs, overMs, killedAtMs }).finally(() => started.abort());
  // What lost its worker five times waits for a person, however innocent (G9): one who says every time that it may go on.
  load.retrySteps('step_kills_worker');
  const ended = await work
    .then(() => load.finish(SETTLE_MS))
    .catch((cause: Error) => {
      throw new Error(`${cause.message} (${killedAtMs.length} kills)`, { cause });
    })
    .finally(() => settled.abort());
  await kills;
  const retried = await load.retried();
  const findings = await checkRuns(load, ended);
  return {
    runs: ended.length,
    workers,
    kills: killedAtMs.length,
    msBetweenKills: medianGap(killedAtMs),
    retried,
    ...findings,
    ms: Math.round(performance.now() - begun),
  };
}

type Starting = { readonly runs: number; readonly overMs: number; readonly killedAtMs: readonly number[] };

/** Starts the runs, and where all of them were done before anybody was killed more of them, until somebody is. */
async function startUntilKilled(load: Load, { runs, overMs, killedAtMs }: Starting): Promise<void> {
  await load.start(runs, { overMs });
  while (killedAtMs.length === 0) await load.start(FLOWS.length, { overMs: MORE_MS });
}

/** The time between two kills, in the middle of all; 0 while there is none. */
function medianGap(atMs: readonly number[]): number {
  const gaps = atMs.slice(1).map((at, index) => at - (atMs[index] ?? at));
  const sorted = gaps.sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

type Killing = {
  readonly crew: Crew;
  readonly world: World;
  readonly chance: Chance;
  /** When each of them was. */
  readonly killedAtMs: number[];
};

type Phases = { readonly started: AbortSignal; readonly settled: AbortSignal };

/**
 * Every 300–700 ms one of those at work, whichever, while an effect is under way and as long as another one is left: else
 * nothing ever would be done where workers take longer to start than to be killed. How often that really was,
 * `msBetweenKills` says. It ends when all runs have been started.
 */
async function killAtRandom({ crew, world, chance, killedAtMs }: Killing, { started, settled }: Phases) {
  const isOver = () => settled.aborted || started.aborted;
  while (!isOver()) {
    await delay(chance.between(300, 700));
    while (crew.atWork.length < 2 && !isOver()) await delay(POLL_MS);
    const isBusy = await world.ledger.isBusyWithin(AIM_MS);
    if (isOver() || !isBusy || crew.atWork.length < 2) continue;
    if (await crew.killOne(chance)) killedAtMs.push(performance.now());
  }
}

export const workerKills: Scenario = {
  name: 'worker-kills',
  fault:
    'a random worker is killed (SIGKILL) every 300–700 ms with effects under way, or as soon as another one has started beside it',
  holds:
    'every run ends once, events without a gap, the expected keys in the ledger, `once` at most once; `retried` counts the steps that lost five workers and that a person had done again',
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
