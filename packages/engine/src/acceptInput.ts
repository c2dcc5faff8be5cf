import {
  type Artefact,
  fail,
  isStorable,
  type Json,
  ok,
  type Problem,
  problem,
  type Result,
  validateJson,
  withDefaults,
} from '@countersign/model';

/** The refusal of a value that no database can hold. */
export const NOT_STORABLE = problem(
  'text_not_storable',
  'A text holds a NUL character or half a character. Remove it and send again.',
);

/** The input as the flow wants it, with defaults filled in. Problems `schema_violation`, `text_not_storable`. */
export function acceptInput(artefact: Artefact, given: Json): Result<Json> {
  if (!isStorable(given)) return fail(NOT_STORABLE);
  const input = withDefaults(artefact.input, given);
  const valid = validateJson(artefact.input, input, '/input');
  return valid.ok ? ok(input) : fail(violationProblem(valid.problem));
}

/** The first violation says where; all of them are in `data`. */
export function violationProblem(violations: readonly Problem[]): Problem {
  const [first] = violations;
  return problem('schema_violation', first?.message ?? 'The value does not fit its schema.', first?.at, {
    violations,
  });
}
