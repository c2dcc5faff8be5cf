import type { RunId } from '@countersign/model';
import type { Reviews, Runs, Store } from '@countersign/runtime';
import { WORKSPACE } from '../runtime/openStore.ts';

type Measured = Readonly<{
  store: Store;
  runs: Runs;
  reviews: Reviews;
  start: () => Promise<RunId>;
  decide: (runId: RunId) => Promise<void>;
  samples: number;
}>;

/** Milliseconds of every sample of every thing. */
export type Timings = Readonly<Record<keyof ReturnType<typeof things>, readonly number[]>>;

const LEASE = { workerId: 'bench-claims', leaseMs: 0 };

/** Does each thing so many times, one after the other. */
export async function measureAll(measured: Measured): Promise<Timings> {
  const timings: Record<string, number[]> = {};
  for (const [name, thing] of Object.entries(things(measured))) {
    const times: number[] = [];
    for (let sample = 0; sample < measured.samples; sample += 1) {
      const begun = performance.now();
      await thing();
      times.push(performance.now() - begun);
    }
    timings[name] = times;
  }
  return timings as unknown as Timings; // safe: one list per thing
}

/** What workers, reviewers and the pages of the studio do all day. */
function things({ store, runs, reviews, start, decide }: Measured) {
  const started: RunId[] = [];
  const open = { status: 'open', limit: 50 } as const;
  return {
    startToPause: async () => void started.push(await start()),
    verdictToEnd: async () => decide(started.pop() as RunId), // safe: as many as were started
    claimEffects: () => store.claimEffects(LEASE, 100),
    claimTimers: () => store.claimTimers({ limit: 200, holdMs: 0 }),
    nextDue: () => store.nextDueInMs(),
    runsNewest: () => runs.list(WORKSPACE, { limit: 50 }),
    runsWaiting: () => runs.list(WORKSPACE, { limit: 50, status: 'waiting' }),
    runsFailed: () => runs.list(WORKSPACE, { limit: 50, status: 'failed' }),
    runsOfFlow: () => runs.list(WORKSPACE, { limit: 50, flow: 'one-gate' }),
    runsOfSubject: () => runs.list(WORKSPACE, { limit: 50, subject: 'Copy 77' }),
    reviewsOldest: () => reviews.list(WORKSPACE, open),
    reviewsNewest: () => reviews.list(WORKSPACE, { ...open, sort: 'newest' }),
    reviewsByConfidence: () => reviews.list(WORKSPACE, { ...open, sort: 'confidence' }),
    reviewsByAmount: () => reviews.list(WORKSPACE, { ...open, sort: 'amount' }),
    reviewsByDue: () => reviews.list(WORKSPACE, { ...open, sort: 'due' }),
    reviewsOfCaseType: () => reviews.list(WORKSPACE, { ...open, caseType: 'type-7' }),
    reviewsCount: () => reviews.countOpen(WORKSPACE),
    nextReview: () => reviews.list(WORKSPACE, { ...open, limit: 1 }),
  };
}
