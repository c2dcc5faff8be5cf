import type { Json } from '@countersign/model';
import { withOutput } from '../outputs.ts';
import { type Acting, type Change, visitOf } from './change.ts';

/** A time or a signal has ended the wait. */
export const endWait: Change<{ node: string; by: 'time' | 'timeout' | 'signal' }> = (acting) => {
  const { params, event } = acting;
  const by = params.by;
  return ended(acting, by === 'signal' ? { by, payload: event['payload'] as Json } : { by });
};

/** Nobody waits for it yet: the next wait for this name takes it. */
export const keepSignal: Change<undefined> = ({ context, event }) => {
  const { name, payload } = event as unknown as { name: string; payload: Json }; // safe: the event of a signal
  return { signals: [...(context.signals ?? []), { name, payload }] };
};

/** The oldest kept signal of the name ends the wait that has just been entered. */
export const takeSignal: Change<{ node: string; signal: string }> = (acting) => {
  const { context, params, turn } = acting;
  const signals = context.signals ?? [];
  const index = signals.findIndex((signal) => signal.name === params.signal);
  const taken = signals[index];
  if (taken === undefined) throw new Error(`No signal ${params.signal} is kept`);
  turn.promised.set(params.signal, (turn.promised.get(params.signal) ?? 1) - 1);
  const left = signals.toSpliced(index, 1);
  const change = ended(acting, { by: 'signal', payload: taken.payload });
  return { ...change, signals: left.length === 0 ? undefined : left };
};

function ended({ context, params: { node }, turn }: Acting<{ node: string }>, output: Json) {
  turn.note({ type: 'wait.ended', ...visitOf(context, node), data: output });
  return withOutput(context, node, { output, turn });
}
