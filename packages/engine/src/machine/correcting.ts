import type { Correction } from '../event.ts';
import type { Change } from './change.ts';

/** A correction run knows what the corrected one knew when it left the sampler. */
export const correct: Change<undefined> = ({ turn, event }) => {
  const { node, of, known } = event as unknown as Correction; // safe: the engine sends nothing else under this name
  turn.note({ type: 'run.started', data: { input: known.input, correction: { of, node } } });
  return known;
};
