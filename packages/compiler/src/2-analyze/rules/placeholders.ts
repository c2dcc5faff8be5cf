import type { FlowNode, SingleCommand } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** No step stands for something in another program that nobody has rebuilt. */
export const placeholders: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    const { origin } = node;
    if (origin?.isPlaceholder === undefined) return [];
    return diagnose('placeholder', {
      node: node.id,
      holes: { title: node.title, kind: origin.kind || origin.name, format: origin.format },
      fix: { title: 'I have rebuilt this step', command: settled(node), isStatement: true },
    });
  });

/** The original stays for looking it up. */
function settled({ id, origin }: FlowNode): SingleCommand {
  if (origin === undefined) throw new Error(`"${id}" was not imported`);
  const { isPlaceholder: _, ...kept } = origin;
  return { type: 'setOrigin', node: id, origin: kept };
}
