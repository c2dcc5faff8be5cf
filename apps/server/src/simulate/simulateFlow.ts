import { checkpointsOf } from '@countersign/api';
import {
  type Artefact,
  fail,
  type Json,
  ok,
  problem,
  type Result,
  type Review,
  type RunStatus,
  type WorkspaceId,
} from '@countersign/model';
import { type Actor, type Agents, createRuntime, type Runtime } from '@countersign/runtime';
import { MemoryStore } from '@countersign/runtime/memory';

export type SimulatedAnswer = 'approve' | 'reject' | 'none';
export type CaseToSimulate = { readonly id: string; readonly input: Json };

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
const MAX_ANSWERS = 100;
const REVIEWER: Actor = { type: 'system', id: 'simulation', name: 'Simulation' };
/** Takes the place of whoever gave the first of two approvals. */
const SECOND_REVIEWER: Actor = { type: 'system', id: 'simulation-2', name: 'Second in the simulation' };

/** Runs cases through a flow in this process alone: nothing is stored, no action is performed. */
export async function simulateFlow(
  artefact: Artefact,
  cases: readonly CaseToSimulate[],
  { agents, answer }: { agents: Agents; answer: SimulatedAnswer },
): Promise<readonly SimulatedCase[]> {
  const store = new MemoryStore();
  const { flowId } = store.putVersion(WORKSPACE, { flow: FLOW, version: 1, artefact });
  for (const { key, policy } of checkpointsOf(Object.values(artefact.nodes).map(({ node }) => node))) {
    const policyVersion = 1;
    const living = { policy, policyVersion, rung: policy.startRung, killSwitch: null };
    store.putCheckpoint({ id: key, workspaceId: WORKSPACE, flowId, key, ...living });
  }
  const runtime = createRuntime({
    ...{ store, runs: store.runs, agents, workerId: 'simulation' },
    actions: { perform: async () => ok({ simulated: true }) },
    samplingSecret: new TextEncoder().encode('simulation-of-a-flow'),
    onError: (error) => {
      throw error;
    },
  });
  const simulated: SimulatedCase[] = [];
  for (const item of cases) simulated.push(await simulateCase({ store, runtime, answer }, item));
  return simulated;
}

type Simulation = {
  readonly store: MemoryStore;
  readonly runtime: Runtime;
  readonly answer: SimulatedAnswer;
};

async function simulateCase(
  { store, runtime, answer }: Simulation,
  item: CaseToSimulate,
): Promise<SimulatedCase> {
  const started = await runtime.client.start(WORKSPACE, { flow: FLOW, input: item.input, actor: REVIEWER });
  if (!started.ok) {
    const { message, at = '' } = started.problem;
    return {
      id: item.id,
      status: 'refused',
      outcome: null,
      path: [],
      held: 0,
      problem: `${at} ${message}`.trim(),
    };
  }
  const { id } = started.value.run;
  while ((await runtime.worker.tick()) > 0);
  for (let answers = 0; answers < MAX_ANSWERS && answer !== 'none'; answers += 1) {
    const reviews = await store.openReviewsOf([id]);
    const open = reviews.find((review) => review.kind !== 'sample');
    if (open === undefined) break;
    const decided = await decide(runtime, open, answer);
    if (!decided.ok) break;
    while ((await runtime.worker.tick()) > 0);
  }
  const run = await store.runs.get(WORKSPACE, id);
  const events = await store.runs.events(WORKSPACE, id, 0, 10_000);
  const failure = events.find((event) => event.type === 'run.failed');
  return {
    id: item.id,
    status: run?.status ?? 'refused',
    outcome: run?.outcome ?? null,
    path: events.filter((event) => event.type === 'step.entered').map((event) => event.node ?? ''),
    held: events.filter((event) => event.type === 'gate.held').length,
    problem: failure === undefined ? null : JSON.stringify(failure.data),
  };
}

/** The chosen answer, or the only one that the review takes. */
async function decide(
  { client }: Runtime,
  review: Review,
  answer: 'approve' | 'reject',
): Promise<Result<Review>> {
  const types = review.content.options.map((option) => option.verdict);
  const type = types.includes(answer) ? answer : types[0];
  if (type === undefined) return fail(problem('verdict_not_allowed', 'The review takes no answer.'));
  const actor = review.excluded.includes(REVIEWER.id) ? SECOND_REVIEWER : REVIEWER;
  const reasonCode = type === 'reject' ? review.content.reasonCodes[0]?.code : undefined;
  return client.decide(WORKSPACE, {
    reviewId: review.id,
    etag: review.etag,
    verdict: { type, ...(reasonCode === undefined ? {} : { reasonCode }) },
    actor,
    role: 'owner',
  });
}
