import { diagnose } from '../../catalogue/diagnose.ts';
import { dropFromConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A condition for a second person means something only where one person is enough otherwise. */
export const fourEyes: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    if (node.kind !== 'gate') return [];
    const { approvals = 1, fourEyesWhen } = node.config;
    if (fourEyesWhen === undefined || approvals < 2) return [];
    return diagnose('four_eyes_redundant', {
      node: node.id,
      field: '/fourEyesWhen',
      holes: { title: node.title, approvals },
      fix: dropFromConfig('Leave the condition out', node, 'fourEyesWhen'),
    });
  });
