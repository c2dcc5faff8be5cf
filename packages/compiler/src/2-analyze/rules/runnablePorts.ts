import { diagnose } from '../../catalogue/diagnose.ts';
import { removeWire } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Every wire leaves from a port that the present runtime takes: a sample is judged after the run has gone on. */
export const runnablePorts: Rule = ({ document, graph }) =>
  document.edges.flatMap(({ id, source, port }) => {
    const node = graph.nodes.get(source);
    if (node?.kind !== 'sampler' || port !== 'corrected') return [];
    return diagnose('port_not_runnable', {
      node: source,
      edge: id,
      holes: { title: node.title, port: 'Corrected' },
      fix: removeWire(id),
    });
  });
