import type { Artefact, Review, Run, RunEvent, RunId, WorkspaceId } from '@countersign/model';
import { createRuntime, type RuntimeOptions } from '../createRuntime.ts';
import { MemoryStore } from '../memory/MemoryStore.ts';
import type { Actor } from '../ports/store.ts';
import type { StoredCheckpoint } from '../ports/storedCheckpoint.ts';
import { ManualClock } from './ManualClock.ts';
import { artefactOf, refundDocument } from './refundDocument.ts';
import { ScriptedActions, ScriptedAgents } from './scripted.ts';

export const WORKSPACE = 'w1' as WorkspaceId; // safe: not empty
export const ADA: Actor = { type: 'user', id: 'ada', name: 'Ada' };
export const BOB: Actor = { type: 'user', id: 'bob', name: 'Bob' };

export type RuntimeSketch = Partial<RuntimeOptions> & {
  readonly artefact?: Artefact;
  readonly checkpoint?: Partial<StoredCheckpoint>;
  /** Several runtimes over one store: several processes. */
  readonly store?: MemoryStore;
  readonly clock?: ManualClock;
};

/** A runtime over the memory store with the refund flow published, and shorthands for what tests do all the time. */
export function aRuntime({
  artefact = artefactOf(refundDocument()),
  checkpoint,
  ...options
}: RuntimeSketch = {}) {
  const clock = options.clock ?? new ManualClock();
  const store = options.store ?? new MemoryStore(clock);
  const agents = new ScriptedAgents();
  const actions = new ScriptedActions();
  const errors: unknown[] = [];
  const { flowId } = store.putVersion(WORKSPACE, { flow: 'refunds', version: 1, artefact });
  const gate = artefact.nodes['check']?.node;
  if (gate?.kind === 'gate') {
    const policy = { policy: gate.config.policy, policyVersion: 1, rung: gate.config.policy.startRung };
    const names = { id: 'c1', workspaceId: WORKSPACE, flowId, key: 'check', killSwitch: null };
    store.putCheckpoint({ ...names, ...policy, ...checkpoint });
  }
  const runtime = createRuntime({
    ...{ agents, actions, clock, store, runs: store.runs, workerId: 'worker-1', random: () => 1 },
    samplingSecret: new Uint8Array(32).fill(1),
    onError: (error) => errors.push(error),
    ...options,
  });
  return { ...runtime, ...shorthands(runtime, store), store, flowId, clock, agents, actions, errors };
}

function shorthands({ client, worker }: ReturnType<typeof createRuntime>, store: MemoryStore) {
  /** Works until nothing is due any more. */
  const settle = async () => {
    while ((await worker.tick()) > 0);
  };
  const start = async (input: object = {}, idempotencyKey: string | null = null): Promise<Run> => {
    const order = { order: 'A-17', ...input };
    const started = await client.start(WORKSPACE, {
      flow: 'refunds',
      input: order,
      idempotencyKey,
      actor: ADA,
    });
    if (!started.ok) throw new Error(started.problem.message);
    return started.value.run;
  };
  const reviewOf = async (runId: RunId): Promise<Review> => {
    const [review] = await store.openReviewsOf([runId]);
    if (review === undefined) throw new Error(`The run ${runId} has no open review`);
    return review;
  };
  /** Ada approves what the run waits for. */
  const approve = async (runId: RunId): Promise<void> => {
    const { id: reviewId, etag } = await reviewOf(runId);
    const decision = { reviewId, etag, verdict: { type: 'approve' }, actor: ADA, role: 'reviewer' } as const;
    const decided = await client.decide(WORKSPACE, decision);
    if (!decided.ok) throw new Error(decided.problem.message);
  };
  /** A run whose action is the next thing to happen. */
  const startPaying = async (): Promise<Run> => {
    const run = await start();
    await settle();
    await approve(run.id);
    return run;
  };
  const runOf = async (id: RunId) => store.runs.get(WORKSPACE, id);
  const eventsOf = async (id: RunId): Promise<readonly RunEvent[]> =>
    store.runs.events(WORKSPACE, id, 0, 1_000);
  return { settle, start, startPaying, approve, reviewOf, runOf, eventsOf };
}
