import { diagnose } from '../../catalogue/diagnose.ts';
import { removeWire } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** No wire leads from a step straight back to it. */
export const edgeToItself: Rule = ({ document, graph }) =>
  document.edges.flatMap(({ id, source, target }) => {
    const node = graph.nodes.get(source);
    if (node === undefined || source !== target || node.kind === 'trigger') return [];
    return diagnose('edge_to_itself', {
      node: source,
      edge: id,
      holes: { title: node.title },
      fix: removeWire(id),
    });
  });
