import type { FlowNode, ImportLoss, SingleCommand } from '@countersign/model';
import type { DiagnosticCode } from '../../catalogue/catalogue.ts';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

const CODES: { readonly [TType in ImportLoss['type']]: DiagnosticCode } = {
  expression: 'lost_expression',
  condition: 'lost_condition',
  reading: 'condition_as_read',
  credential: 'lost_credential',
  setting: 'lost_setting',
  connection: 'lost_connection',
  attachment: 'lost_attachment',
  meaning: 'lost_meaning',
  fault: 'import_fault',
};

/** Conditions decide where runs go, so a person says what has become of them. */
const STATEMENTS: { readonly [TType in ImportLoss['type']]?: string } = {
  condition: 'I have written it anew',
  reading: 'I have looked at it',
};

/** What an import did not take over is told until somebody dismisses it. */
export const importLosses: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    const { origin } = node;
    return (origin?.losses ?? []).map((loss, index) =>
      diagnose(CODES[loss.type], {
        node: node.id,
        holes: { title: node.title, loss: loss.what, format: origin?.format ?? '' },
        fix:
          loss.type in STATEMENTS
            ? { title: STATEMENTS[loss.type] ?? '', command: without(node, index), isStatement: true }
            : { title: 'Dismiss', command: without(node, index) },
      }),
    );
  });

function without({ id, origin }: FlowNode, index: number): SingleCommand {
  if (origin === undefined) throw new Error(`"${id}" was not imported`);
  const { losses = [], ...kept } = origin;
  const left = losses.filter((_, place) => place !== index);
  return { type: 'setOrigin', node: id, origin: left.length === 0 ? kept : { ...kept, losses: left } };
}
