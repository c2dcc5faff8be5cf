import type { Json } from '@countersign/model';
import type { Named } from '../namedValues.ts';
import { type Change, evaluateNamed, visitOf } from './change.ts';

export const finish: Change<{ node: string; outcome: string; output: readonly Named[] }> = (acting) => {
  const { context, params, turn } = acting;
  const { node, outcome } = params;
  const output = evaluateNamed(acting, node, params.output);
  turn.note({ type: 'run.ended', ...visitOf(context, node), data: { outcome, output } });
  return {};
};

export const giveUp: Change<undefined> = ({ context, turn }) => {
  const failure = context.failure;
  if (failure === null) throw new Error('The failed state was entered although no step failed');
  turn.note({
    type: 'run.failed',
    ...visitOf(context, failure.node),
    data: { problem: failure.problem as unknown as Json }, // safe: problems are JSON by construction
  });
  return {};
};
