import { blankIn, escapePointer, type FlowNode, type Json, type JsonObject } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** No imported step says something that the import had to leave open: a recipient, a model, a text in another language. */
export const importBlanks: Rule = ({ document }) =>
  document.nodes.flatMap((node) => {
    const { origin } = node;
    if (origin === undefined) return [];
    return blanksOf(node).map(({ blank, field }) =>
      diagnose('import_blank', {
        node: node.id,
        field,
        holes: { title: node.title, blank: shortened(blank), format: origin.format },
      }),
    );
  });

type Blank = { readonly blank: string; readonly field: string };

const blanksOf = ({ config }: FlowNode): Blank[] => blanksIn(config as JsonObject, ''); // safe: a config is plain JSON

/** One for each text, at its place. Titles only name things, so they may say anything. */
function blanksIn(value: Json, field: string): Blank[] {
  if (typeof value === 'string') {
    const blank = blankIn(value);
    return blank === null ? [] : [{ blank, field }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'title' ? [] : blanksIn(item as Json, `${field}/${escapePointer(key)}`),
  );
}

const shortened = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 78)}…⟩`);
