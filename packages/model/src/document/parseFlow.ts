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
  if (parsed.success) {
    if (!isStorable(parsed.data as Json)) return fail([UNSTORABLE]);
    const far = farOut(parsed.data);
    return far.length === 0 ? ok(parsed.data) : fail(far);
  }
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

/** Further out than anybody scrolls: what stands there cannot be found, and numbers begin to lose their digits. */
const FURTHEST = 10_000_000;
/** A larger note covers every flow. */
const LARGEST_NOTE = 10_000;

/** What stands where nobody finds it, or is so large that nothing else is seen; one problem each. */
export function farOut({ nodes, notes }: Pick<FlowDocument, 'nodes' | 'notes'>): Problem[] {
  const lists = { nodes, notes };
  const far = Object.entries(lists).flatMap(([list, records]) =>
    records.flatMap(({ position: { x, y } }, index) => {
      const isFar = Math.max(Math.abs(x), Math.abs(y)) > FURTHEST;
      const message = `This stands too far out: a place is at most ${FURTHEST} from the middle.`;
      return isFar ? [problem('flow_invalid', message, `/${list}/${index}/position`)] : [];
    }),
  );
  const large = notes.flatMap(({ width, height }, index) => {
    const message = `This note is too large: it is at most ${LARGEST_NOTE} wide and high.`;
    return Math.max(width, height) > LARGEST_NOTE
      ? [problem('flow_invalid', message, `/notes/${index}`)]
      : [];
  });
  return [...far, ...large];
}
