import type { Clock } from '../ports/clock.ts';

/** What came of a call that may take too long or may be called off. */
export type Timed<TValue> =
  | { readonly type: 'answered'; readonly value: TValue }
  | { readonly type: 'timedOut' }
  /** `hasBegun` tells whether the call was made at all. */
  | { readonly type: 'calledOff'; readonly hasBegun: boolean }
  | { readonly type: 'threw'; readonly error: unknown };

export type Deadline = { readonly clock: Clock; readonly timeoutMs: number; readonly calledOff: AbortSignal };

/** Calls with a signal that aborts at the deadline, and does not wait longer even when the call ignores the signal. */
export async function withDeadline<TValue>(
  call: (signal: AbortSignal) => Promise<TValue>,
  { clock, timeoutMs, calledOff }: Deadline,
): Promise<Timed<TValue>> {
  if (calledOff.aborted) return { type: 'calledOff', hasBegun: false };
  const controller = new AbortController();
  const timer = new AbortController();
  const callOff = () => timer.abort(CALLED_OFF);
  calledOff.addEventListener('abort', callOff, { once: true });
  const end = clock
    .sleep(timeoutMs, timer.signal)
    .then(
      (): Timed<TValue> => (calledOff.aborted ? { type: 'calledOff', hasBegun: true } : { type: 'timedOut' }),
    );
  const first = await Promise.race([answerOf(() => call(controller.signal)), end]);
  calledOff.removeEventListener('abort', callOff);
  timer.abort(CALLED_OFF);
  if (first.type === 'calledOff' || first.type === 'timedOut') controller.abort(first.type);
  return first;
}

/** A reason of our own: by default each abort would make an exception with a stack. */
const CALLED_OFF = 'calledOff';

async function answerOf<TValue>(call: () => Promise<TValue>): Promise<Timed<TValue>> {
  try {
    return { type: 'answered', value: await call() };
  } catch (error) {
    return { type: 'threw', error };
  }
}
