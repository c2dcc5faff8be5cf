import { outPorts } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { leadToEnd } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Every required out port has a wire. */
export const unconnectedPort: Rule = ({ document, graph }) =>
  document.nodes.flatMap((node) => {
    const connected = new Set(graph.leaving.get(node.id)?.map(({ port }) => port));
    return outPorts(node)
      .filter(({ name, required }) => required && !connected.has(name))
      .map(({ name }) =>
        diagnose('port_unconnected', {
          node: node.id,
          holes: { title: node.title, port: name },
          data: { port: name },
          fix: {
            title: 'Lead to an end of its own',
            command: { type: 'batch', commands: leadToEnd(document, node, name) },
          },
        }),
      );
  });
