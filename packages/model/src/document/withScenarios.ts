import { FlowDocument } from './flow.ts';
import type { Scenario } from './scenario.ts';

const ORDER: readonly string[] = Object.keys(FlowDocument.shape);

/**
 * The document with these scenarios. Without any it has no such field, so that the bytes of documents that never had one
 * stay what they are; and its fields keep the order of the schema, so that an edit and its inverse give the same bytes.
 */
export function withScenarios(document: FlowDocument, scenarios: readonly Scenario[]): FlowDocument {
  const { scenarios: _, ...rest } = document;
  if (scenarios.length === 0) return rest;
  const fields = Object.entries({ ...rest, scenarios: [...scenarios] });
  fields.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return Object.fromEntries(fields) as FlowDocument; // safe: the fields of a document, in order
}
