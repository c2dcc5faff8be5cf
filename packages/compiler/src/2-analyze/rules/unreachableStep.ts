import type { FlowNode } from '@countersign/model';
import type { Graph } from '../../1-parse/graph.ts';
import { diagnose } from '../../catalogue/diagnose.ts';
import { type Fix, removeStep } from '../fixes.ts';
import { reachBack } from '../reach.ts';
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
            fix: removeWithWay(graph, node),
          }),
        );

/** What leads to such a step is never reached either, and would lead nowhere without it. */
function removeWithWay(graph: Graph, node: FlowNode): Fix {
  const nodes = [...reachBack(graph, [node.id])];
  if (nodes.length === 1) return removeStep(node);
  return { title: `Remove "${node.title}" and what leads to it`, command: { type: 'removeNodes', nodes } };
}
