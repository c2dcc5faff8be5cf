import { type Diagnostic, durationMs, type NodeOf } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { dropFromConfig } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const TIMES = {
  dueAfter: 'is due',
  remindAfter: 'is brought to mind',
  escalateAfter: 'is escalated',
} as const;

/** What is to happen to an unanswered review comes before it expires. */
export const gateTimes: Rule = ({ document }) =>
  document.nodes.flatMap((node) => (node.kind === 'gate' ? checkGate(node) : []));

function checkGate(gate: NodeOf<'gate'>): Diagnostic[] {
  const { expiresAfter } = gate.config;
  if (expiresAfter === undefined) return [];
  return (['dueAfter', 'remindAfter', 'escalateAfter'] as const).flatMap((field) => {
    const after = gate.config[field];
    if (after === undefined || durationMs(after) < durationMs(expiresAfter)) return [];
    const what = TIMES[field];
    return diagnose('too_late_to_matter', {
      node: gate.id,
      field: `/${field}`,
      holes: { title: gate.title, what, after, expires: expiresAfter },
      fix: dropFromConfig('Leave it out', gate, field),
    });
  });
}
