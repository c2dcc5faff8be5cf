import { diagnose } from '../../catalogue/diagnose.ts';
import { leadToEnd } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Says where the failure of one step fails the whole run. */
export const unconnectedFailure: Rule = ({ document, graph, reachable, portsOf }) =>
  document.nodes
    .filter((node) => reachable.has(node.id) && portsOf(node).some(({ name }) => name === 'failed'))
    .filter(({ id }) => !graph.leaving.get(id)?.some(({ port }) => port === 'failed'))
    .map((node) =>
      diagnose('failure_unconnected', {
        node: node.id,
        holes: { title: node.title },
        data: { port: 'failed' },
        fix: {
          title: 'Lead to an end of its own',
          command: { type: 'batch', commands: leadToEnd(document, node, 'failed') },
        },
      }),
    );
