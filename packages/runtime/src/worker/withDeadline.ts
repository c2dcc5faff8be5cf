import type { Clock } from '../ports/clock.ts';

/** What came of a call that may take too long or may be called off. */
export type Timed<TValue> =
  | { readonly type: 'answered'; readonly value: TValue }
  | { readonly type: 'timedOut' }
  | { readonly type: 'calledOff' }
  | { readonly type: 'threw'; readonly error: unknown };

export type Deadline = { readonly clock: Clock; readonly timeoutMs: number; readonly calledOff: AbortSignal };

/** Calls with a signal that aborts at the deadline, and does not wait longer even when the call ignores the signal. */
export async function withDeadline<TValue>(
  call: (signal: AbortSignal) => Promise<TValue>,
  { clock, timeoutMs, calledOff }: Deadline,
): Promise<Timed<TValue>> {
  const controller = new AbortController();
  const timer = new AbortController();
  const callOff = () => timer.abort();
  calledOff.addEventListener('abort', callOff, { once: true });
  if (calledOff.aborted) callOff();
  const answer = answerOf(() => call(controller.signal));
  const end = clock
    .sleep(timeoutMs, timer.signal)
    .then((): Timed<TValue> => ({ type: calledOff.aborted ? 'calledOff' : 'timedOut' }));
  const first = await Promise.race([answer, end]);
  calledOff.removeEventListener('abort', callOff);
  timer.abort();
  controller.abort();
  return first;
}

async function answerOf<TValue>(call: () => Promise<TValue>): Promise<Timed<TValue>> {
  try {
    return { type: 'answered', value: await call() };
  } catch (error) {
    return { type: 'threw', error };
  }
}
