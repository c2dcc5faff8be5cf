import type { FlowNode, JsonObject, JsonSchema } from '@countersign/model';
import type { ControlProps } from '../../../../ui/SchemaForm/index.ts';
import { useBuilder } from '../../BuilderContext.ts';
import { JsonSchemaField } from './JsonSchemaField.tsx';
import type { Rename } from './rename.ts';
import { renamesOf } from './renamesOf.ts';

/** The schema of what an agent proposes. A field that is renamed takes along what names it under the agent's key. */
export function PayloadField({ node, ...props }: ControlProps & { readonly node: FlowNode }) {
  const { session } = useBuilder();
  const { label, schema, value, onChange } = props;
  const change = (payload: JsonSchema, rename?: Rename) => {
    if (rename === undefined) return onChange(payload);
    const { document } = session.editing.get();
    const path = ['steps', node.id, 'payload', ...rename.path];
    const following = renamesOf(document, { path, to: rename.to }).filter(
      (command) => command.type !== 'setConfig' || command.node !== node.id,
    );
    const config = { ...node.config, payload } as JsonObject; // safe: a config is plain JSON
    session.run({ type: 'batch', commands: [{ type: 'setConfig', node: node.id, config }, ...following] });
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
