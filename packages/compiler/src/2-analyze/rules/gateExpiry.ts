import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A review does not wait for ever. */
export const gateExpiry: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    if (node.kind !== 'gate' || node.config.expiresAfter !== undefined) return [];
    return diagnose('gate_without_expiry', {
      node: node.id,
      field: '/expiresAfter',
      holes: { title: node.title },
      fix: changeConfig('Expire after 3 days', node, { expiresAfter: '3d' }),
    });
  });
