import { diagnose } from '../../catalogue/diagnose.ts';
import { repeatedNames } from '../repeatedNames.ts';
import type { Rule } from '../rule.ts';

/** A step that sets values, and an end with an output, name each value once. */
export const uniqueNames: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    if (node.kind !== 'transform' && node.kind !== 'end') return [];
    const [field, items] =
      node.kind === 'transform' ? ['/set', node.config.set] : ['/output', node.config.output];
    return repeatedNames(items).map((name) =>
      diagnose('name_twice', { node: node.id, field, holes: { title: node.title, name } }),
    );
  });
