import type { Diagnostic, JsonSchema } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { jsonSchemaFaults } from '../jsonSchemaFaults.ts';
import type { Rule } from '../rule.ts';

/** The input schema of the flow and the payload schemas of its agents are JSON Schemas of objects. */
export const validSchemas: Rule = ({ document }) => [
  ...schemaDiagnostics(document.input, { field: '/input' }),
  ...document.nodes.flatMap((node) =>
    node.kind === 'agent' ? schemaDiagnostics(node.config.payload, { node: node.id, field: '/payload' }) : [],
  ),
];

function schemaDiagnostics(schema: JsonSchema, place: { node?: string; field: string }): Diagnostic[] {
  return jsonSchemaFaults(schema).map(({ pointer, reason }) => {
    const field = `${place.field}${pointer}`;
    return diagnose('schema_invalid', { ...place, field, holes: { at: field, reason } });
  });
}
