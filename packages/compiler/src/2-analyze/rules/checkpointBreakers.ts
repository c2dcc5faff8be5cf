import { type Diagnostic, isBreakerDead, type NodeOf } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** What is to take autonomy back after errors can do so. */
export const checkpointBreakers: Rule = ({ document }) =>
  document.nodes.flatMap((node) => (node.kind === 'gate' ? checkErrors(node) : []));

function checkErrors(gate: NodeOf<'gate'>): Diagnostic[] {
  const { id, title, config } = gate;
  const { breakers } = config.policy;
  const { errors } = breakers;
  if (errors === undefined || !isBreakerDead(breakers)) return [];
  const { count, window } = errors;
  // Somebody who asks for five errors among three cases has taken one number for the other.
  const swapped = { count: window, window: count };
  const policy = { ...config.policy, breakers: { ...breakers, errors: swapped } };
  return [
    diagnose('breaker_never_trips', {
      ...{ node: id, field: '/policy/breakers/errors/count', holes: { title, count, window } },
      fix: changeConfig(`Narrow after ${window} wrong of ${count} checked cases`, gate, { policy }),
    }),
  ];
}
