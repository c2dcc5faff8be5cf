import type { FlowNode, JsonSchema } from '@countersign/model';
import { type ControlProps, useFormState } from '../../../../ui/SchemaForm/index.ts';
import { useBuilder } from '../../BuilderContext.ts';
import { JsonSchemaField } from './JsonSchemaField.tsx';
import { payloadRename } from './payloadRename.ts';
import type { Rename } from './rename.ts';

/** The schema of what an agent proposes. A field that is renamed takes along what names it. */
export function PayloadField({ node, ...props }: ControlProps & { readonly node: FlowNode }) {
  const { session } = useBuilder();
  const { drafts, formId, errors } = useFormState();
  const { label, schema, value, pointer, onChange } = props;
  const text = drafts?.textAt(pointer);
  const change = (payload: JsonSchema, rename?: Rename) => {
    if (text !== undefined) return drafts?.write(pointer, '', { value: payload });
    if (rename === undefined) return onChange(payload);
    if (node.kind !== 'agent') return;
    session.run(payloadRename(session.editing.get().document, node, { payload, rename }));
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
