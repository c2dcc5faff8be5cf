import { diagnose } from '../../catalogue/diagnose.ts';
import { removeStep } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Every step can be reached from the trigger. */
export const unreachableStep: Rule = ({ document, graph, reachable }) =>
  graph.start === null
    ? []
    : document.nodes
        .filter(({ id, kind }) => !reachable.has(id) && kind !== 'trigger')
        .map((node) =>
          diagnose('unreachable_step', {
            node: node.id,
            holes: { title: node.title },
            fix: removeStep(node),
          }),
        );
