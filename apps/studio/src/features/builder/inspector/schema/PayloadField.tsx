import { stepsWithProposalOf } from '@countersign/compiler';
import { type FlowNode, type JsonSchema, renameKey } from '@countersign/model';
import { type ControlProps, useFormState } from '../../../../ui/SchemaForm/index.ts';
import { useBuilder } from '../../BuilderContext.ts';
import { changePinned } from '../trial/pinnedCase.ts';
import { JsonSchemaField } from './JsonSchemaField.tsx';
import { payloadRename } from './payloadRename.ts';
import type { Rename } from './rename.ts';

/** The schema of what an agent proposes. A field that is renamed takes along what names it. */
export function PayloadField({ node, ...props }: ControlProps & { readonly node: FlowNode }) {
  const { session, workspace, flow } = useBuilder();
  const { drafts, formId, errors } = useFormState();
  const { label, schema, value, pointer, onChange } = props;
  const text = drafts?.textAt(pointer);
  const change = (payload: JsonSchema, rename?: Rename) => {
    if (text !== undefined) return drafts?.write(pointer, '', { value: payload });
    if (rename === undefined) return onChange(payload);
    if (node.kind !== 'agent') return;
    const { document } = session.editing.get();
    if (!session.run(payloadRename(document, node, { payload, rename }))) return;
    const follows = stepsWithProposalOf(document, node.id);
    const path = ['payload', ...rename.path];
    changePinned(
      { workspace, flow },
      document.nodes.map(({ id }) => id),
      ({ steps, ...pinned }, id) => ({
        ...pinned,
        steps: renameKey(steps, [node.id, ...path], rename.to) as typeof steps, // safe: an object stays one
        proposal: follows.has(id) ? renameKey(pinned.proposal, path, rename.to) : pinned.proposal,
      }),
    );
  };
  return (
    <JsonSchemaField
      field={pointer}
      id={`${formId}${pointer}`}
      label={label}
      error={errors[pointer]}
      description={schema.description}
      value={(value ?? { type: 'object' }) as JsonSchema} // safe: the config's schema says that it is an object
      onChange={change}
      unreadable={{ text, onText: (next) => drafts?.write(pointer, next, undefined) }}
    />
  );
}
