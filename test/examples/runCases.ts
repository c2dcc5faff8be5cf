import { isFinal, type Json, type Review, type RunId } from '@countersign/model';
import type { Actor, MailboxMessage } from '@countersign/runtime';
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

type Running = { readonly item: SampleCase; readonly runId: RunId; unsent: SampleCase['signals'] };

/**
 * Runs all cases to their end, side by side; every review is answered by somebody who knows the truth and may answer it.
 */
export async function runCases(world: World, cases: readonly SampleCase[]): Promise<CaseStory[]> {
  const running: Running[] = [];
  // One after the other, so that each case gets the same id each time.
  for (const item of cases) running.push({ item, runId: await start(world, item), unsent: item.signals });
  await settle(world);
  for (;;) {
    const answered = await Promise.all(running.map((one) => answer(world, one)));
    if (!answered.includes(true)) break;
    await settle(world);
  }
  return Promise.all(running.map((one) => storyOfCase(world, one)));
}

async function start({ client, flow }: World, { id, input }: SampleCase): Promise<RunId> {
  const started = await client.start(WORKSPACE, { flow, input, actor: SYSTEM });
  if (!started.ok) throw new Error(`${id}: ${started.problem.message}`);
  return started.value.run.id;
}

/** Answers the first open review of the case, if there is one; else tells it what it waits for. */
async function answer(world: World, running: Running): Promise<boolean> {
  const { client, store } = world;
  const { item, runId } = running;
  const [review]: readonly Review[] = await store.openReviewsOf([runId]);
  if (review === undefined) return tell(world, running);
  const actor = REVIEWERS.find(({ id }) => !review.excluded.includes(id));
  if (actor === undefined) throw new Error(`${item.id}: nobody may answer ${review.nodeTitle}`);
  const verdict = truthfulVerdict(review, item.truth);
  const { id: reviewId, etag } = review;
  const decided = await client.decide(WORKSPACE, { reviewId, etag, verdict, actor, role: 'reviewer' });
  if (!decided.ok) throw new Error(`${item.id}: ${decided.problem.message}`);
  return true;
}

/** Another system has something to say; true when it had. */
async function tell({ client }: World, running: Running): Promise<boolean> {
  const [signal, ...rest] = running.unsent;
  if (signal === undefined) return false;
  running.unsent = rest;
  const told = await client.signal(WORKSPACE, { id: running.runId, ...signal, actor: SYSTEM });
  if (!told.ok) throw new Error(`${running.item.id}: ${told.problem.message}`);
  return true;
}

async function storyOfCase(world: World, { item, runId }: Running): Promise<CaseStory> {
  const run = await world.runs.get(WORKSPACE, runId);
  if (run === null || !isFinal(run.status)) throw new Error(`${item.id} did not end: ${run?.status}`);
  return {
    case: item.id,
    outcome: run.outcome ?? null,
    output: run.output ?? null,
    story: storyOf(await world.runs.events(WORKSPACE, runId, 0, 1_000)),
    sent: await sentBy(world, runId),
  };
}

/** What the run's own actions sent, in order. */
async function sentBy({ mailbox }: World, runId: RunId): Promise<string[]> {
  const own = (await allMessages(mailbox)).filter(({ idempotencyKey }) =>
    idempotencyKey.startsWith(`${runId}/`),
  );
  return own.toReversed().map(({ to, subject }) => `${to}: ${subject}`);
}

async function allMessages(mailbox: World['mailbox']): Promise<readonly MailboxMessage[]> {
  const messages: MailboxMessage[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await mailbox.list(WORKSPACE, { limit: 200, cursor });
    messages.push(...page.items);
    if (page.nextCursor === null) return messages;
    cursor = page.nextCursor;
  }
}

async function settle({ worker }: World): Promise<void> {
  while ((await worker.tick()) > 0);
}
