import type { FlowNode, JsonSchema } from '@countersign/model';
import type { ControlProps } from '../../../../ui/SchemaForm/index.ts';
import { useBuilder } from '../../BuilderContext.ts';
import { JsonSchemaField } from './JsonSchemaField.tsx';
import { payloadRename } from './payloadRename.ts';
import type { Rename } from './rename.ts';

/** The schema of what an agent proposes. A field that is renamed takes along what names it. */
export function PayloadField({ node, ...props }: ControlProps & { readonly node: FlowNode }) {
  const { session } = useBuilder();
  const { label, schema, value, onChange } = props;
  const change = (payload: JsonSchema, rename?: Rename) => {
    if (rename === undefined) return onChange(payload);
    if (node.kind !== 'agent') return;
    session.run(payloadRename(session.editing.get().document, node, { payload, rename }));
  };
  return (
    <JsonSchemaField
      label={label}
      description={schema.description}
      value={(value ?? { type: 'object' }) as JsonSchema} // safe: the config's schema says that it is an object
      onChange={change}
    />
  );
}
