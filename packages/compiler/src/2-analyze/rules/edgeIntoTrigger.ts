import { canBeEntered } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { removeWire } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** No wire leads into the trigger. */
export const edgeIntoTrigger: Rule = ({ document, graph }) =>
  document.edges.flatMap(({ id, target }) => {
    const node = graph.nodes.get(target);
    if (node === undefined || canBeEntered(node)) return [];
    return diagnose('edge_into_trigger', {
      node: target,
      edge: id,
      holes: { title: node.title },
      fix: removeWire(id),
    });
  });
