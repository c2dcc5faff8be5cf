import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 25;

/** Asks again until there is an answer; throws when there is none in time. For what only another process can tell. */
export async function waitFor<TValue>(
  ask: () => Promise<TValue | undefined>,
  { withinMs = 40_000 }: { withinMs?: number } = {},
): Promise<TValue> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`Nothing came within ${withinMs} ms`);
    await delay(POLL_MS);
  }
}
