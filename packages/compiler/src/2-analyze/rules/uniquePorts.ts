import { diagnose } from '../../catalogue/diagnose.ts';
import { repeatedNames } from '../repeatedNames.ts';
import type { Rule } from '../rule.ts';

/** The ports of a step have different names. */
export const uniquePorts: Rule = ({ document, portsOf }) =>
  document.nodes.flatMap((node) =>
    repeatedNames(portsOf(node)).map((port) =>
      diagnose('port_twice', { node: node.id, holes: { title: node.title, port }, data: { port } }),
    ),
  );
