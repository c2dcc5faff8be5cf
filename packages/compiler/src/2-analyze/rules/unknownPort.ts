import { diagnose } from '../../catalogue/diagnose.ts';
import { removeWire } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A wire leaves from a port that its step has. */
export const unknownPort: Rule = ({ document, graph, portsOf }) =>
  document.edges.flatMap(({ id, source, port }) => {
    const node = graph.nodes.get(source);
    if (node === undefined || portsOf(node).some(({ name }) => name === port)) return [];
    return diagnose('unknown_port', {
      node: source,
      edge: id,
      holes: { title: node.title, port },
      fix: removeWire(id),
    });
  });
