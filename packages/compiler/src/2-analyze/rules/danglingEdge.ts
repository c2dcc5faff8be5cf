import { diagnose } from '../../catalogue/diagnose.ts';
import { removeWire } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Both ends of a wire exist. */
export const danglingEdge: Rule = ({ document, graph }) =>
  document.edges.flatMap(({ id, source, target }) => {
    const direction = !graph.nodes.has(source) ? 'leaves' : !graph.nodes.has(target) ? 'leads to' : null;
    if (direction === null) return [];
    return diagnose('dangling_edge', {
      edge: id,
      holes: { direction, id: direction === 'leaves' ? source : target },
      fix: removeWire(id),
    });
  });
