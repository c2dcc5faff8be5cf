import { setTimeout as delay } from 'node:timers/promises';
import type { Services } from '@countersign/api';
import { Json, type Review, type RunId, Verdict, type WorkspaceId } from '@countersign/model';
import type { Actor, ReviewSummary } from '@countersign/runtime';
import { z } from 'zod';

/** A case of the past, and what was said to it. An edit names the fields it changes. */
export const HistoryLine = z.object({ id: z.string(), input: Json, verdict: Verdict });
export type HistoryLine = z.infer<typeof HistoryLine>;

/** Nobody should take these verdicts for those of a person. */
const REVIEWER: Actor = { type: 'system', id: 'sample-reviewer', name: 'Sample reviewer' };
const POLL_MS = 10;
/** A worker that does nothing for so long is not there. */
const PATIENCE_MS = 20_000;

type Setup = { readonly services: Services; readonly workspaceId: WorkspaceId; readonly slug: string };

/**
 * Lets the cases of the past happen: they are started, held by their gates and answered, so that checkpoints have
 * something to show that was really decided. Doing it again changes nothing. Gives up where no worker runs.
 */
export async function playHistory(setup: Setup, history: readonly HistoryLine[]): Promise<void> {
  const { services, workspaceId, slug } = setup;
  const started = await Promise.all(history.map((line) => startUnlessEnded(setup, line)));
  const verdicts = new Map(started.filter((entry) => entry !== null));
  let lastAt = performance.now();
  while (verdicts.size > 0 && performance.now() - lastAt < PATIENCE_MS) {
    const { items } = await services.reviews.list(workspaceId, { status: 'open', flow: slug, limit: 200 });
    const asked = items.filter(({ runId }) => verdicts.has(runId));
    await Promise.all(asked.map((item) => answer(setup, item, verdicts.get(item.runId)!)));
    for (const { runId } of asked) verdicts.delete(runId);
    if (asked.length > 0) lastAt = performance.now();
    else await delay(POLL_MS);
  }
  await judgeSamples(setup, new Set(started.flatMap((entry) => (entry === null ? [] : [entry[0]]))));
}

/** What the flow's own sampler picked among them is judged, too: what a person had signed is right. */
async function judgeSamples(setup: Setup, runs: ReadonlySet<RunId>): Promise<void> {
  const { services, workspaceId, slug } = setup;
  const filter = { status: 'open', kind: 'sample', flow: slug, limit: 200 } as const;
  const { items } = await services.reviews.list(workspaceId, filter);
  const asked = items.filter(({ runId }) => runs.has(runId));
  await Promise.all(asked.map((item) => answer(setup, item, { type: 'correct' })));
}

/** The run that waits for its verdict, now or soon; null for one that had it before. */
async function startUnlessEnded(
  { services, workspaceId, slug }: Setup,
  { id, input, verdict }: HistoryLine,
): Promise<readonly [RunId, Verdict] | null> {
  const started = await services.verbs.start(workspaceId, {
    ...{ flow: slug, input, subject: null, caseType: null, actor: REVIEWER },
    ...{ idempotencyKey: `sample:${slug}:${id}`, channel: 'file' },
  });
  if (!started.ok) throw new Error(`The samples cannot be put in: ${id}: ${started.problem.message}`);
  const { run, repeated } = started.value;
  const { items } = repeated ? await services.reviews.list(workspaceId, { run: run.id }) : { items: [] };
  return items.some(({ status }) => status !== 'open') ? null : [run.id, verdict];
}

async function answer(
  { services, workspaceId }: Setup,
  { id: reviewId, etag }: ReviewSummary,
  said: Verdict,
): Promise<void> {
  const review = said.edited === undefined ? null : await services.reviews.get(workspaceId, reviewId);
  const verdict = review === null ? said : editedAs(review, said);
  const decision = { reviewId, etag, verdict, actor: REVIEWER, role: 'reviewer' as const };
  const decided = await services.verbs.decide(workspaceId, decision);
  if (!decided.ok) throw new Error(`The samples cannot be put in: ${decided.problem.message}`);
}

const editedAs = ({ content }: Review, { edited, ...verdict }: Verdict): Verdict => ({
  ...verdict,
  edited: { ...content.proposal.payload, ...edited },
});
