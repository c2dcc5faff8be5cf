import { type Emit, enter } from './emitting.ts';

/** A final state that reports the outcome and the output of the run. */
export const emitEnd: Emit<'end'> = ({ id, config }) => ({
  type: 'final',
  entry: [
    enter(id),
    { type: 'finish', params: { node: id, outcome: config.outcome, output: config.output } },
  ],
});
