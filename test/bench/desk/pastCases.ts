import { randomUUID } from 'node:crypto';
import type { ReviewId, RunId } from '@countersign/model';
import { wordsOf } from '@countersign/review';
import type { IndexedCase } from '@countersign/runtime';

/** Cases answered at so many checkpoints, the same number at each. */
export const PLACES = ['refunds', 'cards', 'transfers', 'limits', 'identity'] as const;

/** A case as somebody wrote it, answered long ago. */
export function answeredCase(
  text: string,
  {
    place,
    label = null,
    at = 0,
  }: { readonly place: string; readonly label?: string | null; readonly at?: number },
): IndexedCase {
  return {
    reviewId: randomUUID() as ReviewId, // safe: a UUID
    runId: randomUUID() as RunId, // safe: a UUID
    ...{ place, caseType: label, decision: label ?? 'answer', amount: null, verdict: 'approve' },
    decidedAt: new Date(Date.UTC(2026, 0, 1) + at * 1_000).toISOString(),
    text,
    words: [...new Set(wordsOf(text))],
    fields: [{ pointer: '/decision', value: label ?? 'answer' }],
  };
}

/**
 * Many cases from few messages: each is a message in which every third word is one from anywhere in the corpus, as often
 * as it stands there, and a number of its own. So no two are the same, and words are as rare as in the messages.
 */
export function* variedCases(
  messages: readonly string[],
  { count, random }: { readonly count: number; readonly random: () => number },
): Generator<IndexedCase> {
  const words = messages.flatMap((message) => message.split(/\s+/));
  const pick = <TItem>(items: readonly TItem[]): TItem => items[Math.floor(random() * items.length)]!;
  for (let at = 0; at < count; at += 1) {
    const message = pick(messages)
      .split(/\s+/)
      .map((word) => (random() < 1 / 3 ? pick(words) : word));
    const text = `${message.join(' ')}\norder ${100_000 + Math.floor(random() * 1_000_000)}`;
    yield answeredCase(text, { place: PLACES[at % PLACES.length]!, at });
  }
}
