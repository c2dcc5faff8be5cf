import type { Command, FlowDocument, JsonSchema } from '@countersign/model';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { OF_FLOW } from '../session/formValue.ts';
import { JsonSchemaField } from './schema/JsonSchemaField.tsx';
import type { Rename } from './schema/rename.ts';
import { renamesOf } from './schema/renamesOf.ts';
import { useForm } from './useForm.ts';

const WHOLE = '';
const NOTHING_CHECKED = {};

/** What a run of this flow starts with. A field that is renamed takes along whatever names it, as one step. */
export function InputFields() {
  const t = useT();
  const { session } = useBuilder();
  const document = useDocument();
  const { drafts } = useForm(OF_FLOW, '/input', NOTHING_CHECKED);
  return (
    <JsonSchemaField
      field="/input"
      id="builder/input"
      label={t('builder.input')}
      description={t('builder.input.help')}
      value={document.input}
      onChange={(input, rename) =>
        rename === undefined
          ? drafts.write(WHOLE, '', { value: input })
          : session.run(inputCommand(document, input, rename))
      }
      unreadable={{
        text: drafts.textAt(WHOLE),
        onText: (text) => drafts.write(WHOLE, text, undefined),
      }}
    />
  );
}

function inputCommand(document: FlowDocument, input: JsonSchema, rename: Rename): Command {
  const set = { type: 'setInput', input } as const;
  const following = renamesOf(document, {
    pathsIn: () => [['input', ...rename.path]],
    to: rename.to,
  });
  return following.length === 0 ? set : { type: 'batch', commands: [set, ...following] };
}
