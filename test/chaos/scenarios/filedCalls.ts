import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { waitFor } from '../../server/waitFor.ts';
import { CALLED_RUNS, CALLER, ROW_FLOW } from '../flows/callingFlows.ts';
import { CALLED_FLOW } from '../flows/caseFlows.ts';
import type { Report, Scenario } from '../scenario.ts';
import type { Crew } from '../world/Crew.ts';
import { type Chance, chanceOf } from '../world/chance.ts';
import { checkRuns, type Findings } from '../world/checkRuns.ts';
import { Load } from '../world/Load.ts';
import { World } from '../world/World.ts';

const ROWS = 3_000;
const CALLERS = 200;
const KILLS = 40;
const WORKERS = 3;
/** Long enough for a kill to land between a delivery and its being recorded. */
const ANSWER_MS = 60;
/** How long a kill may wait for the moment that it aims at. */
const AIM_MS = 30_000;
/** The lease of a batch of rows runs out, and what is left is read. */
const SETTLE_MS = 180_000;

const CaseFile = z.looseObject({
  id: z.string(),
  status: z.string(),
  rows: z.number(),
  started: z.number(),
  failed: z.number(),
});
type CaseFile = z.infer<typeof CaseFile>;

export type FiledCallsPlan = {
  readonly rows: number;
  readonly callers: number;
  readonly kills: number;
  readonly workers: number;
  readonly seed: number;
  /** Shorter than usual, where few kills are to cost little time. */
  readonly leaseSeconds?: number;
};

/**
 * Kills workers while they start the runs of a file of cases, and while runs wait for runs that they called: each row must
 * be one run, each call one run, and each of them end once with its effects. Who reads the file is found by killing all of
 * them in the middle of it.
 */
export async function killFiledCalls(plan: FiledCallsPlan): Promise<Report> {
  const { rows, callers, kills, workers, seed, leaseSeconds = 15 } = plan;
  const env = { LEASE_SECONDS: String(leaseSeconds) };
  await using world = await World.open({ flows: [CALLED_FLOW, ROW_FLOW, CALLER], answerMs: ANSWER_MS, env });
  const crew = await world.hire(workers);
  const chance = chanceOf(seed);
  const load = new Load(world, [CALLER]);
  // What lost its worker five times waits for a person, however innocent (G9): one who says every time that it may go on.
  load.retrySteps('step_kills_worker');
  const calling = load.start(callers, { overMs: kills * 500 });
  const { files, killedReading, started } = await killWhileReading({ world, crew }, rows);
  const killedCalling = await killWhileCalling({ world, crew, chance }, kills);
  await calling;
  for (const file of files) {
    const isRead = async () => (await progressOf(world, file)).status === 'done' || undefined;
    await waitFor(isRead, { withinMs: SETTLE_MS });
  }
  assert.ok(killedReading > 0, 'nobody was killed while the file was read');
  assert.ok(killedCalling > 0, 'nobody was killed while a called run was at work');
  const findings = await checkAll({ world, load, files, rows });
  return {
    rows: rows * files.length,
    callers,
    called: callers * CALLED_RUNS,
    workers,
    killedReading,
    startedBefore: started,
    killedCalling,
    retried: await load.retried(),
    ...findings,
  };
}

/**
 * Sends a file, and another one where it was read to its end before all workers were killed: they may be quicker than who
 * looks. Answers the files, how many were killed in the middle of the last one, and how much of it they had started.
 */
async function killWhileReading({ world, crew }: Omit<Killing, 'chance'>, rows: number) {
  const files: string[] = [];
  for (;;) {
    const file = await sendFile(world, { rows, from: rows * files.length });
    files.push(file);
    await waitFor(async () => (await progressOf(world, file)).started > 0 || undefined, { withinMs: AIM_MS });
    const killedReading = await crew.killAll();
    const { started } = await progressOf(world, file);
    if (started < rows) return { files, killedReading, started };
  }
}

type Rows = { readonly rows: number; readonly from: number };

/** Answers the id of the file: a line for each row, whose subject is its number. */
async function sendFile({ client }: World, { rows, from }: Rows): Promise<string> {
  const lines = Array.from({ length: rows }, (_, index) => {
    const n = from + index;
    return JSON.stringify({ input: { n }, subject: `Row ${n}` });
  });
  const answer = await client.send('POST', `/flows/${ROW_FLOW.slug}/files`, {
    body: lines.join('\n'),
    headers: { 'content-type': 'application/jsonl' },
  });
  assert.equal(answer.status, 201, `the file was refused: ${JSON.stringify(answer.body)}`);
  return CaseFile.parse(answer.body).id;
}

const progressOf = ({ client }: World, id: string): Promise<CaseFile> =>
  client.call(CaseFile, 'GET', `/files/${id}`);

type Killing = { readonly world: World; readonly crew: Crew; readonly chance: Chance };

/** Every 300–700 ms one worker, as soon as an effect of a called run is under way; answers how often that was so. */
async function killWhileCalling({ world, crew, chance }: Killing, kills: number): Promise<number> {
  let landed = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    await delay(chance.between(300, 700));
    await crew.someoneAtWork();
    const isBusy = await world.ledger.isBusyWithin(AIM_MS);
    if ((await crew.killOne(chance)) && isBusy) landed += 1;
  }
  return landed;
}

type Sent = {
  readonly world: World;
  readonly load: Load;
  readonly files: readonly string[];
  /** Of each file. */
  readonly rows: number;
};

/** Each row is one run and each run that calls has called as often as it should; all of them have one story. */
async function checkAll({ world, load, files, rows }: Sent): Promise<Findings> {
  await load.untilSettled(SETTLE_MS);
  const callers = [...load.started];
  const { client } = world;
  for (const file of files) {
    const { started, failed } = await progressOf(world, file);
    assert.deepEqual({ started, failed }, { started: rows, failed: 0 }, 'what the file says of itself');
  }
  const ofFile = await client.runs(ROW_FLOW.slug);
  const subjects = ofFile.map(({ subject }) => subject).sort();
  assert.deepEqual(
    subjects,
    Array.from({ length: rows * files.length }, (_, n) => `Row ${n}`).sort(),
    'each row is one run',
  );
  load.adopt(ROW_FLOW, ofFile);
  for (const { id } of callers) {
    const called = await client.runsCalledBy(id);
    assert.equal(called.length, CALLED_RUNS, `${id} called ${called.length} runs`);
    load.adopt(CALLED_FLOW, called);
  }
  const findings = await checkRuns(load, await load.finish(SETTLE_MS));
  assert.equal(findings.ended, load.started.length, 'every run has ended');
  return findings;
}

export const filedCalls: Scenario = {
  name: 'filed-and-called-kills',
  fault:
    'workers are killed while they start the runs of a file of cases, and while called runs (sub-flow, each) work',
  holds:
    'each row is one run, each call one run; each of them ends once, with the expected keys in the ledger',
  run: ({ seed, scale }) =>
    killFiledCalls({
      rows: Math.ceil(ROWS * scale),
      callers: Math.ceil(CALLERS * scale),
      kills: Math.ceil(KILLS * scale),
      workers: WORKERS,
      seed,
    }),
};
