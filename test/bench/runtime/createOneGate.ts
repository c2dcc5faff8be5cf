import { ok, type RunId } from '@countersign/model';
import { createRuntime, type Worker } from '@countersign/runtime';
import { benchProposal } from './benchProposal.ts';
import { ACTOR, type BenchStore, WORKSPACE } from './openStore.ts';
import { RunWatch } from './RunWatch.ts';

export type OneGate = {
  readonly worker: Worker;
  /** Starts a run and waits until it asks for a verdict. Throws when it is refused. */
  readonly start: () => Promise<RunId>;
  /** Approves what a run asks for and waits for its end. Throws when the verdict is refused. */
  readonly decide: (runId: RunId) => Promise<void>;
};

/** A runtime in this process whose agent answers at once; for benches that seed and measure a store beneath it. */
export function createOneGate({ store, runs }: BenchStore): OneGate {
  const watch = new RunWatch();
  const { client, worker } = createRuntime({
    ...{ store, runs },
    agents: { propose: async () => ok(benchProposal) },
    actions: { perform: async () => ok({ status: 200 }) },
    samplingSecret: new Uint8Array(32),
    workerId: `bench-${process.pid}`,
    onError: (error) => console.error(error),
    faults: { afterCommit: (turns) => watch.see(turns) },
  });
  const start = async (): Promise<RunId> => {
    const input = { order: 'A-1', amount: 40 };
    const started = await client.start(WORKSPACE, { flow: 'one-gate', input, actor: ACTOR });
    if (!started.ok) throw new Error(started.problem.message);
    await watch.asked(started.value.run.id);
    return started.value.run.id;
  };
  const decide = async (runId: RunId): Promise<void> => {
    const { id: reviewId, etag } = await watch.asked(runId);
    const decision = {
      reviewId,
      etag,
      verdict: { type: 'approve' },
      actor: ACTOR,
      role: 'reviewer',
    } as const;
    const decided = await client.decide(WORKSPACE, decision);
    if (!decided.ok) throw new Error(decided.problem.message);
    await watch.ended(runId);
  };
  return { worker, start, decide };
}
