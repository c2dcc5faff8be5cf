import type { Json } from '../json.ts';
import { escapePointer } from '../jsonPointer.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { isStorable } from '../storable.ts';
import { FLOW_SCHEMA, FlowDocument } from './flow.ts';

const UNSTORABLE = problem(
  'flow_text_unstorable',
  'A text of this flow holds a NUL or half of a character, which cannot be stored. Remove it.',
);

/**
 * Reads a flow document from unknown data, migrating older schema numbers. Each fault is one problem whose `at` is the
 * JSON pointer of the offending value.
 */
export function parseFlow(data: unknown): Result<FlowDocument, Problem[]> {
  const schema =
    typeof data === 'object' && data !== null ? (data as { schema?: unknown }).schema : undefined;
  if (typeof schema === 'string' && schema.startsWith('countersign.flow/') && schema !== FLOW_SCHEMA) {
    const message = `This flow was written as ${schema}; this program reads ${FLOW_SCHEMA}. Update Countersign to open it.`;
    return fail([problem('flow_schema_unknown', message, '/schema')]);
  }
  const parsed = FlowDocument.safeParse(data);
  if (parsed.success) return isStorable(parsed.data as Json) ? ok(parsed.data) : fail([UNSTORABLE]);
  return fail(
    parsed.error.issues.map((issue) =>
      problem(
        'flow_invalid',
        issue.message,
        `/${issue.path.map((part) => escapePointer(String(part))).join('/')}`,
      ),
    ),
  );
}
