import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** Each gate has a checkpoint of its own. */
export const ownCheckpoint: Rule = ({ document }) => {
  const owners = new Map<string, string>();
  return document.nodes.flatMap((node) => {
    if (node.kind !== 'gate') return [];
    const checkpoint = node.config.checkpoint ?? node.id;
    const first = owners.get(checkpoint);
    if (first === undefined) {
      owners.set(checkpoint, node.title);
      return [];
    }
    const holes = { first, title: node.title, checkpoint };
    return diagnose('checkpoint_shared', { node: node.id, field: '/checkpoint', holes });
  });
};
