import type { Command, FlowDocument, JsonSchema } from '@countersign/model';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { JsonSchemaField } from './schema/JsonSchemaField.tsx';
import type { Rename } from './schema/rename.ts';
import { renamesOf } from './schema/renamesOf.ts';

/** What a run of this flow starts with. A field that is renamed takes along whatever names it, as one step. */
export function InputFields() {
  const t = useT();
  const { session } = useBuilder();
  const document = useDocument();
  return (
    <JsonSchemaField
      label={t('builder.input')}
      description={t('builder.input.help')}
      value={document.input}
      onChange={(input, rename) =>
        session.run(inputCommand(document, input, rename), rename === undefined ? 'input' : undefined)
      }
    />
  );
}

function inputCommand(document: FlowDocument, input: JsonSchema, rename: Rename | undefined): Command {
  const set = { type: 'setInput', input } as const;
  if (rename === undefined) return set;
  const following = renamesOf(document, {
    pathsIn: () => [['input', ...rename.path]],
    to: rename.to,
  });
  return following.length === 0 ? set : { type: 'batch', commands: [set, ...following] };
}
