import { diagnose } from '../../catalogue/diagnose.ts';
import { removeWire } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A port has at most one wire. */
export const portWithTwoEdges: Rule = ({ document, graph }) => {
  const seen = new Set<string>();
  return document.edges.flatMap(({ id, source, port }) => {
    const key = `${source}.${port}`;
    const node = graph.nodes.get(source);
    if (!seen.has(key) || node === undefined) {
      seen.add(key);
      return [];
    }
    return diagnose('port_with_two_edges', {
      node: source,
      edge: id,
      holes: { title: node.title, port },
      // By its id the other one would go too.
      ...(document.edges.filter((edge) => edge.id === id).length > 1 ? {} : { fix: removeWire(id) }),
    });
  });
};
