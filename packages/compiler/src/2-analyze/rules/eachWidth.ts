import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A step "for each" does not start more runs of its own flow at the same time than the flow lets work. */
export const eachWidth: Rule = ({ document, calleeOf }) =>
  document.nodes.flatMap((node) => {
    const limit = document.settings.concurrency;
    if (node.kind !== 'each' || limit === undefined || node.config.concurrency <= limit) return [];
    if (calleeOf(node.config.flow).type !== 'self') return [];
    const holes = { title: node.title, concurrency: node.config.concurrency, limit };
    const fix = changeConfig(`Call ${limit} at the same time`, node, { concurrency: limit });
    return diagnose('each_over_limit', { node: node.id, field: '/concurrency', holes, fix });
  });
