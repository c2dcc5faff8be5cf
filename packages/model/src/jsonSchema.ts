import { Validator } from '@cfworker/json-schema';
import type { Json, JsonSchema } from './json.ts';
import { fail, ok, type Problem, problem, type Result } from './problem.ts';

/**
 * Checks a value against a JSON Schema (draft 2020-12) by interpretation: no code is generated, so it runs under a
 * strict content security policy. Every violation is a problem whose `at` is the JSON pointer of the value and whose
 * `data` names the violated `keyword` and its place in the schema, so that a screen can say it in its own words.
 */
export function validateJson(schema: JsonSchema, value: Json, at = ''): Result<Json, Problem[]> {
  const validator = new Validator(
    structuredClone(schema) as ConstructorParameters<typeof Validator>[0],
    '2020-12',
    false,
  );
  const result = validator.validate(value);
  if (result.valid) return ok(value);
  const leaves = result.errors.filter((error) => !STRUCTURAL_KEYWORDS.has(error.keyword));
  return fail(
    (leaves.length > 0 ? leaves : result.errors).map((error) =>
      problem('schema_violation', error.error, `${at}${error.instanceLocation.replace(/^#/, '')}`, {
        keyword: error.keyword,
        schemaAt: error.keywordLocation,
      }),
    ),
  );
}

/** Keywords whose error only repeats that something inside did not match. */
const STRUCTURAL_KEYWORDS = new Set([
  'properties',
  'items',
  'prefixItems',
  '$ref',
  'allOf',
  'additionalItems',
]);

/** The value with each missing property filled from the schema's `default`, objects only; the input is not changed. */
export function withDefaults(schema: JsonSchema, value: Json): Json {
  const properties = schema['properties'];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return value;
  const filled: Record<string, Json> = { ...(value as Record<string, Json>) };
  for (const [key, property] of Object.entries(properties as Record<string, JsonSchema>)) {
    const current = Object.hasOwn(filled, key) ? filled[key] : property['default'];
    if (current !== undefined) filled[key] = withDefaults(property, current);
  }
  return filled;
}
