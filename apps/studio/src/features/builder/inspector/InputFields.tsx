import {
  type Command,
  type FlowDocument,
  type JsonSchema,
  renameInputOf,
  renameKey,
} from '@countersign/model';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { OF_FLOW } from '../session/formValue.ts';
import { JsonSchemaField } from './schema/JsonSchemaField.tsx';
import type { Rename } from './schema/rename.ts';
import { renamesOf, renameTexts } from './schema/renamesOf.ts';
import { changePinned } from './trial/pinnedCase.ts';
import { useForm } from './useForm.ts';

const WHOLE = '';
const NOTHING_CHECKED = {};

/** What a run of this flow starts with. A field that is renamed takes along whatever names it, as one step. */
export function InputFields() {
  const t = useT();
  const { session, workspace, flow } = useBuilder();
  const document = useDocument();
  const { drafts } = useForm(OF_FLOW, '/input', NOTHING_CHECKED);
  const change = (input: JsonSchema, rename?: Rename) => {
    if (rename === undefined) return drafts.write(WHOLE, '', { value: input });
    if (!session.run(inputCommand(document, input, rename))) return;
    const ids = document.nodes.map(({ id }) => id);
    changePinned({ workspace, flow }, ids, (pinned) => ({
      ...pinned,
      input: renameKey(pinned.input, rename.path, rename.to),
    }));
  };
  return (
    <JsonSchemaField
      field="/input"
      id="builder/input"
      label={t('builder.input')}
      description={t('builder.input.help')}
      value={document.input}
      onChange={change}
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
    node: (node) => renameTexts(node, [['input', ...rename.path]], rename.to),
    scenario: (scenario) => renameInputOf(scenario, rename),
  });
  return following.length === 0 ? set : { type: 'batch', commands: [set, ...following] };
}
