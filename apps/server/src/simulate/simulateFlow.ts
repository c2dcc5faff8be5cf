import { checkpointsOf } from '@countersign/api';
import {
  type Artefact,
  isFinal,
  type Json,
  ok,
  type Problem,
  problem,
  type Result,
  type Review,
  type RunId,
  type RunStatus,
  type WorkspaceId,
} from '@countersign/model';
import { type Actor, type Agents, createRuntime, type Runtime } from '@countersign/runtime';
import { MemoryStore } from '@countersign/runtime/memory';
import { plainVerdict } from '@countersign/simulation';
import { SkippingClock } from './SkippingClock.ts';

export type SimulatedAnswer = 'approve' | 'reject' | 'none';
/** `signals` are what other systems tell the run, one after the other, as soon as it waits for a signal. */
export type CaseToSimulate = {
  readonly id: string;
  readonly input: Json;
  readonly signals?: readonly { readonly name: string; readonly payload: Json }[];
};

/** What would become of a case: the steps it takes, and at how many of them a person is asked. */
export type SimulatedCase = {
  readonly id: string;
  readonly status: RunStatus | 'refused';
  readonly outcome: string | null;
  readonly path: readonly string[];
  readonly held: number;
  readonly problem: string | null;
};

const WORKSPACE = 'simulation' as WorkspaceId; // safe: not empty
const FLOW = 'simulation';
/** More answers, signals and skips of time than this are taken for a case without an end. */
const MAX_MOVES = 1_000;
const REVIEWER: Actor = { type: 'system', id: 'simulation', name: 'Simulation' };
/** Takes the place of whoever gave the first of two approvals. */
const SECOND_REVIEWER: Actor = { type: 'system', id: 'simulation-2', name: 'Second in the simulation' };

type Setup = {
  readonly agents: Agents;
  readonly answer: SimulatedAnswer;
  /** The flows that are called, as they were published before this one. */
  readonly called?: readonly SimulatedFlow[];
};

export type SimulatedFlow = { readonly slug: string; readonly artefact: Artefact };

/**
 * Runs cases through a flow in this process alone: nothing is stored, no action is performed, and where only time can go on
 * it passes at once.
 */
export async function simulateFlow(
  artefact: Artefact,
  cases: readonly CaseToSimulate[],
  { agents, answer, called = [] }: Setup,
): Promise<readonly SimulatedCase[]> {
  const clock = new SkippingClock();
  const store = new MemoryStore(clock);
  for (const flow of [...called, { slug: FLOW, artefact }]) putFlow(store, flow);
  const runtime = createRuntime({
    ...{ store, clock, runs: store.runs, agents, workerId: 'simulation' },
    actions: { perform: async () => ok({ simulated: true }) },
    samplingSecret: new TextEncoder().encode('simulation-of-a-flow'),
    onError: (error) => {
      throw error;
    },
  });
  const simulated: SimulatedCase[] = [];
  for (const item of cases) simulated.push(await simulateCase({ store, clock, runtime, answer }, item));
  return simulated;
}

function putFlow(store: MemoryStore, { slug, artefact }: SimulatedFlow): void {
  const { flowId } = store.putVersion(WORKSPACE, { flow: slug, version: 1, artefact });
  for (const { key, policy } of checkpointsOf(Object.values(artefact.nodes).map(({ node }) => node))) {
    const living = { policy, policyVersion: 1, rung: policy.startRung, killSwitch: null };
    store.putCheckpoint({ id: `${slug}/${key}`, workspaceId: WORKSPACE, flowId, key, ...living });
  }
}

type Simulation = {
  readonly store: MemoryStore;
  readonly clock: SkippingClock;
  readonly runtime: Runtime;
  readonly answer: SimulatedAnswer;
};

async function simulateCase(simulation: Simulation, item: CaseToSimulate): Promise<SimulatedCase> {
  const { store, runtime } = simulation;
  const started = await runtime.client.start(WORKSPACE, { flow: FLOW, input: item.input, actor: REVIEWER });
  if (!started.ok) return refused(item, started.problem);
  const { id } = started.value.run;
  const stuck = await bringHome(simulation, id, item.signals ?? []);
  const run = await store.runs.get(WORKSPACE, id);
  const events = await store.runs.events(WORKSPACE, id, 0, 10_000);
  const failure = events.find((event) => event.type === 'run.failed');
  return {
    id: item.id,
    status: run?.status ?? 'refused',
    outcome: run?.outcome ?? null,
    path: events.filter((event) => event.type === 'step.entered').map((event) => event.node ?? ''),
    held: events.filter((event) => event.type === 'gate.held').length,
    problem: failure === undefined ? (stuck?.message ?? null) : JSON.stringify(failure.data),
  };
}

const refused = ({ id }: CaseToSimulate, { message, at = '' }: Problem): SimulatedCase => ({
  ...{ id, status: 'refused', outcome: null, path: [], held: 0 },
  problem: `${at} ${message}`.trim(),
});

/**
 * Answers, tells and lets time pass until the run is over, or waits for what does not come in a simulation. Answers why
 * a person could not say what people are to say.
 */
async function bringHome(
  simulation: Simulation,
  id: RunId,
  signals: NonNullable<CaseToSimulate['signals']>,
): Promise<Problem | null> {
  const { store, clock, runtime } = simulation;
  const unsent = [...signals];
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    while ((await runtime.worker.tick()) > 0);
    const run = await store.runs.get(WORKSPACE, id);
    if (run === null || isFinal(run.status) || run.status === 'parked') return null;
    const answered = await answerNext(simulation, id);
    if (answered.type === 'left') return answered.problem;
    if (answered.type === 'given') continue;
    const signal = unsent.shift();
    if (signal !== undefined) await runtime.client.signal(WORKSPACE, { id, ...signal, actor: REVIEWER });
    else if (!clock.skip(await store.nextDueInMs())) return null;
  }
  return problem('no_end', `The case was stopped after ${MAX_MOVES} moves: it goes in circles.`);
}

type Answered =
  | { readonly type: 'given' | 'notAsked' }
  | { readonly type: 'left'; readonly problem: Problem | null };

/** Answers a review of the run, or of one that it has called, if there is one; `left` when nobody answers it. */
async function answerNext({ store, runtime, answer }: Simulation, id: RunId): Promise<Answered> {
  const reviews = await store.openReviewsOf(await runsBelow(store, id));
  const open = reviews.find((review) => review.kind !== 'sample');
  if (open === undefined) return { type: 'notAsked' };
  if (answer === 'none') return { type: 'left', problem: null };
  const decided = await decide(runtime, open, answer);
  return decided.ok ? { type: 'given' } : { type: 'left', problem: decided.problem };
}

/** The run and all that it has called, directly or not. */
async function runsBelow(store: MemoryStore, id: RunId): Promise<readonly RunId[]> {
  const { items } = await store.runs.list(WORKSPACE, { parent: id, limit: 10_000 });
  const below = await Promise.all(items.map((run) => runsBelow(store, run.id)));
  return [id, ...below.flat()];
}

/** Gives the chosen answer; a review that does not offer it is not answered otherwise. */
async function decide(
  { client }: Runtime,
  review: Review,
  answer: 'approve' | 'reject',
): Promise<Result<Review>> {
  const verdict = plainVerdict(review.content, answer);
  if (!verdict.ok) return verdict;
  const actor = review.excluded.includes(REVIEWER.id) ? SECOND_REVIEWER : REVIEWER;
  return client.decide(WORKSPACE, {
    reviewId: review.id,
    etag: review.etag,
    verdict: verdict.value,
    actor,
    role: 'owner',
  });
}
