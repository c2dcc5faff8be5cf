import { freeNodeId } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
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
    const taken = new Set(
      document.nodes.map((other) => (other.kind === 'gate' ? (other.config.checkpoint ?? other.id) : '')),
    );
    const fix = changeConfig('Give it a checkpoint of its own', node, {
      checkpoint: freeNodeId(node.id, taken),
    });
    return diagnose('checkpoint_shared', { node: node.id, field: '/checkpoint', holes, fix });
  });
};
