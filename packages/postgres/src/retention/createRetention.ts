import {
  fail,
  ok,
  type Problem,
  problem,
  type Result,
  type Review,
  type RunEvent,
  type RunId,
  type WorkspaceId,
} from '@countersign/model';
import type { Actor, Reviews, RunDetails, Runs } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { isUuid } from '../isUuid.ts';
import { createReviews } from '../reviews/createReviews.ts';
import { createRuns } from '../runs/createRuns.ts';
import { blankPayloads } from './blankPayloads.ts';
import { deleteRuns } from './deleteRuns.ts';
import { type FamilyMember, findFamily } from './findFamily.ts';
import { isErased } from './isErased.ts';
import { messageKeysOf } from './messageKeysOf.ts';
import { oldRuns, WALK_START, type WalkPosition } from './oldRuns.ts';

/** A run with all that is known of it, as the interfaces tell it. */
export type ArchivedRun = {
  readonly run: RunDetails;
  readonly events: readonly RunEvent[];
  readonly reviews: readonly Review[];
};

export type Sweep = {
  readonly workspaceId: WorkspaceId;
  /** Runs that ended before this go. */
  readonly before: Date;
  /** Keeps a batch, for good when it ends; only then is the batch deleted. Null keeps nothing. */
  readonly keep: ((runs: readonly ArchivedRun[]) => Promise<void>) | null;
  /** Ends the sweep between two batches. */
  readonly signal?: AbortSignal;
};

/** Takes old runs away, and what single runs say. */
export type Retention = {
  /** Takes away what is over, a few runs at a time, so that nobody waits for it; answers how many runs went. */
  readonly sweep: (sweep: Sweep) => Promise<number>;
  /**
   * Deletes a run that is over, and those that it called, with everything that it says, also from the audit chain, which
   * keeps what was done and by whom; answers how many runs went, 0 when it was erased before. Problems `run_not_found`,
   * `run_not_final`, `run_called`, `run_busy` (somebody else holds one of them).
   */
  readonly erase: (workspaceId: WorkspaceId, id: string, actor: Actor) => Promise<Result<{ runs: number }>>;
};

const PASSED_AT_ONCE = 500;
const RUNS_AT_ONCE = 50;
const EVENTS_AT_ONCE = 1_000;
const REVIEWS_AT_ONCE = 200;

export function createRetention({ app, worker }: { readonly app: Sql; readonly worker: Sql }): Retention {
  const read = { runs: createRuns(app), reviews: createReviews(app) };
  return {
    async sweep({ workspaceId, before, keep, signal }) {
      let gone = 0;
      for (let from: WalkPosition | null = WALK_START; from !== null && !signal?.aborted; ) {
        const { ids, next } = await oldRuns(worker, workspaceId, { before, from, step: PASSED_AT_ONCE });
        for (let at = 0; at < ids.length && !signal?.aborted; at += RUNS_AT_ONCE) {
          const runs = await readRuns(read, workspaceId, ids.slice(at, at + RUNS_AT_ONCE));
          await keep?.(runs);
          gone += await worker.begin((tx) => deleteRuns(tx, goingOf(workspaceId, runs)));
        }
        from = next;
      }
      return gone;
    },

    async erase(workspaceId, id, actor) {
      const family = isUuid(id) ? await findFamily(worker, workspaceId, id) : [];
      if (family.length === 0 && (await isErased(worker, workspaceId, id))) return ok({ runs: 0 });
      const refusal = refusalOfErasing(family);
      if (refusal !== null) return fail(refusal);
      const ids = family.map((member) => member.id);
      const runs = await readRuns(read, workspaceId, ids);
      const erasing = worker.begin((tx) => eraseRuns(tx, { workspaceId, runs, actor }));
      return erasing.catch((error) => {
        if (error instanceof RunHeld) return fail(BUSY);
        throw error;
      });
    },
  };
}

function refusalOfErasing(family: readonly FamilyMember[]): Problem | null {
  const [run] = family;
  if (run === undefined) return problem('run_not_found', 'There is no such run in this workspace.');
  if (family.some(({ isFinal }) => !isFinal)) {
    return problem('run_not_final', 'The run, or one that it called, still goes on. Cancel it first.');
  }
  if (!run.isCalledByActive) return null;
  return problem(
    'run_called',
    'The run that called this one still goes on and needs it. Cancel that one first.',
  );
}

/** Thrown, so that nothing is half erased. */
class RunHeld extends Error {}

const BUSY = problem(
  'run_busy',
  'Somebody else is using the run, or one that it called. Try again in a moment.',
);

async function eraseRuns(
  tx: TransactionSql,
  { workspaceId, runs, actor }: { workspaceId: WorkspaceId; runs: readonly ArchivedRun[]; actor: Actor },
): Promise<Result<{ runs: number }>> {
  const gone = await deleteRuns(tx, goingOf(workspaceId, runs));
  if (gone < runs.length) {
    throw new RunHeld();
  }
  await blankPayloads(tx, workspaceId, {
    runs: runs.map(({ run }) => run.id),
    reviews: runs.flatMap(({ reviews }) => reviews.map(({ id }) => id)),
  });
  for (const { run } of runs) {
    const deed = { actor: actor.id, action: 'run.erased', object: `run:${run.id}` };
    await appendAudit(tx, { workspaceId, ...deed, payload: {} });
  }
  return ok({ runs: gone });
}

const goingOf = (workspaceId: WorkspaceId, runs: readonly ArchivedRun[]) => ({
  workspaceId,
  ids: runs.map(({ run }) => run.id),
  messageKeys: runs.flatMap(({ run, events }) => messageKeysOf(run.id, events)),
});

type Reading = { readonly runs: Runs; readonly reviews: Reviews };

async function readRuns(
  read: Reading,
  workspaceId: WorkspaceId,
  ids: readonly RunId[],
): Promise<readonly ArchivedRun[]> {
  const found: ArchivedRun[] = [];
  for (const id of ids) {
    const run = await read.runs.get(workspaceId, id);
    if (run === null) continue; // somebody else took it away meanwhile
    const events = await allEvents(read.runs, workspaceId, id);
    found.push({ run, events, reviews: await allReviews(read.reviews, workspaceId, id) });
  }
  return found;
}

async function allEvents(runs: Runs, workspaceId: WorkspaceId, id: RunId): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  for (;;) {
    const page = await runs.events(workspaceId, id, events.at(-1)?.seq ?? 0, EVENTS_AT_ONCE);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

async function allReviews(
  reviews: Reviews,
  workspaceId: WorkspaceId,
  run: RunId,
): Promise<readonly Review[]> {
  const found: Review[] = [];
  let cursor: string | undefined;
  do {
    const page = await reviews.list(workspaceId, { run, sort: 'oldest', limit: REVIEWS_AT_ONCE, cursor });
    for (const { id } of page.items) {
      const review = await reviews.get(workspaceId, id);
      if (review !== null) found.push(review);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}
