import type { FlowDocument, NodeOf } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig, type Fix, leadToEnd } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A review does not wait for ever. */
export const gateExpiry: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    if (node.kind !== 'gate' || node.config.expiresAfter !== undefined) return [];
    return diagnose('gate_without_expiry', {
      node: node.id,
      field: '/expiresAfter',
      holes: { title: node.title },
      fix: expireFix(document, node),
    });
  });

/** With a deadline the port "expired" has to lead somewhere, so it gets an end unless it has a wire. */
function expireFix(document: FlowDocument, node: NodeOf<'gate'>): Fix {
  const fix = changeConfig('Expire after 3 days', node, { expiresAfter: '3d' });
  if (document.edges.some(({ source, port }) => source === node.id && port === 'expired')) return fix;
  const commands = [changeCommand(fix), ...leadToEnd(document, node, 'expired')];
  return { title: 'Expire after 3 days, into an end of its own', command: { type: 'batch', commands } };
}

function changeCommand({ command }: Fix) {
  if (command.type === 'batch') throw new Error('A change of one config is one command');
  return command;
}
