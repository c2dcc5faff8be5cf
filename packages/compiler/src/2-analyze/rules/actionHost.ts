import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** A scheme and a whole host before the first hole. */
const NAMES_HOST = /^https?:\/\/[^\s/?#{}@]+(?:[/?#]|$)/;

/** The host of an HTTP action or webhook, and of what undoes it, is written in the flow, never taken from a case. */
export const actionHost: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    if (node.kind !== 'action') return [];
    return (['operation', 'undo'] as const).flatMap((part) => {
      const operation = node.config[part];
      if (operation === undefined || operation.type === 'email') return [];
      if (NAMES_HOST.test(operation.url)) return [];
      return diagnose('action_host_missing', {
        node: node.id,
        field: `/${part}/url`,
        holes: { title: node.title },
      });
    });
  });
