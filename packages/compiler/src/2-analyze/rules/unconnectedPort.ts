import type { FlowNode } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { type Fix, leadToEnd, leadToJoin } from '../fixes.ts';
import type { Flow } from '../flow.ts';
import type { Rule } from '../rule.ts';

/** Every required out port has a wire. */
export const unconnectedPort: Rule = ({ document, graph, blocks, portsOf }) =>
  document.nodes.flatMap((node) => {
    const connected = new Set(graph.leaving.get(node.id)?.map(({ port }) => port));
    return portsOf(node)
      .filter(({ name, required }) => required && !connected.has(name))
      .map(({ name, title }) =>
        diagnose('port_unconnected', {
          node: node.id,
          holes: { title: node.title, port: title },
          data: { port: name },
          fix: fixOf({ document, graph, blocks }, node, name),
        }),
      );
  });

/** A branch without steps leads to the join where the others meet; any other way to an end. */
function fixOf(
  { document, graph, blocks }: Pick<Flow, 'document' | 'graph' | 'blocks'>,
  node: FlowNode,
  port: string,
): Fix {
  const join = graph.nodes.get(blocks.joins.get(node.id) ?? '');
  if (join !== undefined) return leadToJoin(document, node, { port, join });
  return {
    title: 'Lead to an end of its own',
    command: { type: 'batch', commands: leadToEnd(document, node, port) },
  };
}
