import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { type Truth, truthfulVerdict } from '../../examples/truth.ts';
import type { RestClient } from '../../server/RestClient.ts';
import { eachAtOnce } from '../data/eachAtOnce.ts';
import type { LabelledMessage } from '../data/readBanking77.ts';

const REVIEWERS = 8;
const PAUSE_MS = 50;

const CaseInput = z.object({ ticket: z.string() });

/**
 * Answers open reviews as a reviewer who knows the truth would, until `done`. Answers the milliseconds from sending each
 * verdict that a run waited for to receiving the event that ended the run.
 */
export async function reviewUntil(
  done: AbortSignal,
  client: RestClient,
  cases: readonly LabelledMessage[],
): Promise<number[]> {
  const labels = new Map(cases.map(({ id, label }) => [id, label]));
  const verdictToEndMs: number[] = [];
  while (!done.aborted) {
    const { items } = await client.openReviews();
    await eachAtOnce(items, REVIEWERS, async ({ id }) => {
      const ms = await answer(client, id, labels);
      if (ms !== null) verdictToEndMs.push(ms);
    });
    if (items.length === 0) await delay(PAUSE_MS);
  }
  return verdictToEndMs;
}

async function answer(
  client: RestClient,
  id: string,
  labels: ReadonlyMap<string, string>,
): Promise<number | null> {
  const review = await client.review(id);
  const { ticket } = CaseInput.parse(review.content.input);
  const label = labels.get(ticket);
  if (label === undefined) throw new Error(`A review of an unknown case: ${ticket}`);
  const truth: Truth = { outcome: 'forwarded', payload: { label } };
  const sentAt = performance.now();
  const answered = await client.decide(id, review.etag, truthfulVerdict(review, truth));
  if (answered.status !== 200) throw new Error(`Verdict refused: ${JSON.stringify(answered.body)}`);
  if (review.kind === 'sample') return null;
  for await (const event of client.follow(review.runId)) {
    if (event.type === 'run.ended') return performance.now() - sentAt;
  }
  throw new Error(`The run ${review.runId} did not end after its verdict`);
}
