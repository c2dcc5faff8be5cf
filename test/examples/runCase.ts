import { isFinal, type Json, type Review, type RunId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import type { SampleCase } from './readSample.ts';
import { storyOf } from './storyOf.ts';
import { truthfulVerdict } from './truth.ts';
import { WORKSPACE, type World } from './World.ts';

const SYSTEM: Actor = { type: 'system', id: 'cases', name: 'Cases' };
const REVIEWERS: readonly Actor[] = [
  { type: 'user', id: 'ada', name: 'Ada' },
  { type: 'user', id: 'bo', name: 'Bo' },
];

/** What became of a case: its way as lines, its outcome and output, and what was sent to whom. */
export type CaseStory = {
  readonly case: string;
  readonly outcome: string | null;
  readonly output: Json;
  readonly story: readonly string[];
  readonly sent: readonly string[];
};

/** Runs one case to its end; every review is answered by somebody who knows the truth and may answer it. */
export async function runCase(world: World, { id, input, truth }: SampleCase): Promise<CaseStory> {
  const { client, runs } = world;
  const started = await client.start(WORKSPACE, { flow: world.flow, input, actor: SYSTEM });
  if (!started.ok) throw new Error(`${id}: ${started.problem.message}`);
  const runId = started.value.run.id;
  await settle(world);
  for (let [review] = await open(world, runId); review !== undefined; [review] = await open(world, runId)) {
    const actor = REVIEWERS.find((reviewer) => !review?.excluded.includes(reviewer.id));
    if (actor === undefined) throw new Error(`${id}: nobody may answer ${review.nodeTitle}`);
    const verdict = truthfulVerdict(review, truth);
    const answer = { reviewId: review.id, etag: review.etag, verdict, actor, role: 'reviewer' } as const;
    const decided = await client.decide(WORKSPACE, answer);
    if (!decided.ok) throw new Error(`${id}: ${decided.problem.message}`);
    await settle(world);
  }
  const run = await runs.get(WORKSPACE, runId);
  if (run === null || !isFinal(run.status)) throw new Error(`${id} did not end: ${run?.status}`);
  return {
    case: id,
    outcome: run.outcome ?? null,
    output: run.output ?? null,
    story: storyOf(await runs.events(WORKSPACE, runId, 0, 1_000)),
    sent: await sentBy(world, runId),
  };
}

const open = ({ store }: World, runId: RunId): Promise<readonly Review[]> => store.openReviewsOf([runId]);

/** What the run's own actions sent, in order. */
async function sentBy({ mailbox }: World, runId: RunId): Promise<string[]> {
  const { items } = await mailbox.list(WORKSPACE, { limit: 200 });
  const own = items.filter(({ idempotencyKey }) => idempotencyKey.startsWith(`${runId}/`));
  return own.toReversed().map(({ to, subject }) => `${to}: ${subject}`);
}

async function settle({ worker }: World): Promise<void> {
  while ((await worker.tick()) > 0);
}
