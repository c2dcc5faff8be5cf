import { environmentAt } from '@countersign/compiler';
import { exampleJson, type FlowDocument, type JsonObject, type JsonSchema } from '@countersign/model';
import type { StepCase } from './stepCase.ts';

/** A case made from the schemas of what the step sees: the input's examples, and outputs of the steps before it. */
export function exampleCase(document: FlowDocument, node: string): StepCase {
  const { variables } = environmentAt(document, node);
  const before = stepsBefore(document, node);
  const schemas = (variables['steps']?.['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>; // safe: a map of schemas
  const steps = Object.entries(schemas).filter(([id]) => before.has(id));
  const outputs = Object.fromEntries(
    steps.map(([id, schema]) => [id, exampleJson(withoutFailure(schema))] as const),
  );
  const hasAgent = document.nodes.some(({ id, kind }) => kind === 'agent' && before.has(id));
  return {
    input: exampleJson(variables['input'] ?? {}),
    steps: outputs,
    proposal: hasAgent ? exampleJson(variables['proposal'] ?? {}) : null,
  };
}

/** Every step from which a way leads to this one. */
function stepsBefore({ edges }: FlowDocument, node: string): ReadonlySet<string> {
  const before = new Set<string>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { source, target } of edges) {
      if (target !== next || before.has(source)) continue;
      before.add(source);
      open.push(source);
    }
  }
  return before;
}

/** An example is of a step that went well. */
function withoutFailure(schema: JsonSchema): JsonSchema {
  const properties = schema['properties'] as JsonObject | undefined;
  if (properties?.['failed'] === undefined) return schema;
  const { failed: _, problem: __, ...kept } = properties;
  return { ...schema, properties: kept };
}
