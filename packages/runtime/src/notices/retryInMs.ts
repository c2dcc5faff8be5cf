import type { ActionProblem } from '../ports/actions.ts';

const FIRST_MS = 5_000;
const MOST_MS = 60 * 60 * 1_000;

/** How long a channel rests after one more failure: twice as long each time, or as long as the other side asks for. */
export function retryInMs(failuresBefore: number, { data }: Pick<ActionProblem, 'data'>): number {
  const asked = (data as { retryAfterMs?: unknown } | undefined)?.retryAfterMs;
  const restMs = Math.min(MOST_MS, FIRST_MS * 2 ** failuresBefore);
  return typeof asked === 'number' ? Math.min(MOST_MS, Math.max(asked, restMs)) : restMs;
}
