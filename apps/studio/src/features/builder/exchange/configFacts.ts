import { type FlowNode, type Json, NODE_CONFIG_SCHEMAS } from '@countersign/model';
import type { FormSchema } from '../../../ui/SchemaForm/index.ts';
import { wordedSchema } from '../inspector/wordedSchema.ts';
import { type Fact, type FactReader, factsIn } from '../words/valueFacts.ts';

/** Every setting of a step, called as its form calls it, in the reader's language; what is empty is left out. */
export function configFacts(node: FlowNode, reader: FactReader): readonly Fact[] {
  // safe: both are the same plain JSON
  const schema = wordedSchema(NODE_CONFIG_SCHEMAS[node.kind], reader.phrase) as FormSchema;
  return factsIn(schema, node.config as Json, { ...reader, root: schema });
}
