import {
  type Artefact,
  fail,
  type Json,
  ok,
  type Proposal,
  problem,
  type RunEvent,
  type ScenarioMove,
  type ScenarioStart,
  type WorkspaceId,
} from '@countersign/model';
import { type Actor, createRuntime, type Runtime } from '@countersign/runtime';
import { MemoryStore } from '@countersign/runtime/memory';
import { ManualClock, ScriptedActions, ScriptedAgents } from '@countersign/runtime/testing';

const WORKSPACE = 'w1' as WorkspaceId; // safe: not empty
const ACTOR: Actor = { type: 'system', id: 'simulation', name: 'simulation' };
export const SECRET = new Uint8Array(32).fill(7);
/** The first id that is asked for is that of the run. */
export const RUN_ID = idOf(1);

function idOf(count: number): string {
  return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
}

export type PlayedInRuntime = {
  readonly events: readonly RunEvent[];
  readonly end: { readonly status: string; readonly outcome: string | null; readonly output: Json | null };
};

/** The same moves with the real loop: agents and actions answer as the script says, everything else comes through the client. */
export async function playInRuntime(
  artefact: Artefact,
  start: ScenarioStart,
  script: readonly ScenarioMove[],
): Promise<PlayedInRuntime> {
  const clock = new ManualClock(start.startedAt);
  const store = new MemoryStore(clock);
  publish(store, artefact, start);
  const runtime = openRuntime({ store, clock, script });
  const started = await runtime.client.start(WORKSPACE, {
    flow: 'simulated',
    input: start.input,
    actor: ACTOR,
  });
  if (!started.ok) throw new Error(started.problem.message);
  const { id } = started.value.run;
  if (id !== RUN_ID) throw new Error(`The run has the id ${id}`);
  await settle(runtime);
  for (const move of script) {
    if (move.type === 'decide') await decide({ store, runtime }, move);
    if (move.type === 'signal') {
      await runtime.client.signal(WORKSPACE, { id, name: move.name, payload: move.payload, actor: ACTOR });
    }
    if (move.type === 'passTime') clock.advance((await store.nextDueInMs()) ?? 0);
    await settle(runtime);
  }
  const run = await store.runs.get(WORKSPACE, id);
  const events = await store.runs.events(WORKSPACE, id, 0, 10_000);
  const { status = 'missing', outcome = null, output = null } = run ?? {};
  return { events, end: { status, outcome, output } };
}

function publish(store: MemoryStore, artefact: Artefact, { rungs = {} }: ScenarioStart): void {
  const { flowId } = store.putVersion(WORKSPACE, { flow: 'simulated', version: 1, artefact });
  for (const { node } of Object.values(artefact.nodes)) {
    if (node.kind !== 'gate') continue;
    const { policy, checkpoint: key = node.id } = node.config;
    const living = { policy, policyVersion: 1, rung: rungs[key] ?? policy.startRung, killSwitch: null };
    store.putCheckpoint({ id: key, workspaceId: WORKSPACE, flowId, key, ...living });
  }
}

type World = {
  readonly store: MemoryStore;
  readonly clock: ManualClock;
  readonly script: readonly ScenarioMove[];
};

function openRuntime({ store, clock, script }: World): Runtime {
  const answers = answersOf(script);
  let ids = 0;
  return createRuntime({
    ...{ store, clock, runs: store.runs, workerId: 'worker-1', random: () => 1, samplingSecret: SECRET },
    newId: () => {
      ids += 1;
      return idOf(ids);
    },
    agents: new ScriptedAgents(async ({ node }) => {
      const move = answers(node);
      if (move.type !== 'propose') return fail({ ...FAILED, retryable: false });
      return ok(asProposal(move.proposal));
    }),
    actions: performing(answers),
    onError: (error) => {
      throw error;
    },
  });
}

const FAILED = problem('simulated_failure', 'The step failed in the simulation.');

const asProposal = (said: Extract<ScenarioMove, { type: 'propose' }>['proposal']): Proposal => ({
  ...said,
  ...{ reasoning: [], evidence: [], agentVersion: 'simulation' },
  usage: { model: 'simulation', tokens: 0, cost: 0, ms: 0 },
});

function performing(answers: (node: string) => ScenarioMove): ScriptedActions {
  const actions = new ScriptedActions();
  actions.answer = async ({ idempotencyKey }) => {
    const move = answers(nodeOf(idempotencyKey));
    return move.type === 'complete'
      ? ok(move.output)
      : fail({ ...FAILED, retryable: false, ambiguous: false });
  };
  return actions;
}

/** Of a key such as `run/node/visit`, or `run/undo:node/visit`. */
const nodeOf = (key: string): string => key.split('/').at(-2)?.replace('undo:', '') ?? '';

/** The answers of each step, in their order. */
function answersOf(script: readonly ScenarioMove[]): (node: string) => ScenarioMove {
  const left = [...script];
  return (node) => {
    const place = left.findIndex((move) => ANSWERS.has(move.type) && 'node' in move && move.node === node);
    const [move] = place === -1 ? [] : left.splice(place, 1);
    if (move === undefined) throw new Error(`The script has no answer for ${node}`);
    return move;
  };
}

const ANSWERS: ReadonlySet<ScenarioMove['type']> = new Set(['propose', 'complete', 'fail']);

async function decide(
  { store, runtime }: { store: MemoryStore; runtime: Runtime },
  { node, verdict }: Extract<ScenarioMove, { type: 'decide' }>,
): Promise<void> {
  const open = await store.openReviewsOf([RUN_ID as Parameters<typeof store.openReviewsOf>[0][number]]);
  const review = open.find((one) => one.node === node && one.kind !== 'sample');
  if (review === undefined) throw new Error(`Nobody is asked at ${node}`);
  const { id: reviewId, etag } = review;
  const decided = await runtime.client.decide(WORKSPACE, {
    reviewId,
    etag,
    verdict,
    actor: ACTOR,
    role: 'owner',
  });
  if (!decided.ok) throw new Error(`${node}: ${decided.problem.message}`);
}

async function settle({ worker }: Runtime): Promise<void> {
  while ((await worker.tick()) > 0);
}
