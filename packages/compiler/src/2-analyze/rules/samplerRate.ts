import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A sampler picks something. */
export const samplerRate: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    if (node.kind !== 'sampler' || node.config.rate > 0 || (node.config.targeted?.rate ?? 0) > 0) return [];
    return diagnose('sampler_never_picks', {
      node: node.id,
      field: '/rate',
      holes: { title: node.title },
      fix: changeConfig('Check 5 % of the cases', node, { rate: 0.05 }),
    });
  });
