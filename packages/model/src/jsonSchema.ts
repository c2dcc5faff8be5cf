import { Validator } from '@cfworker/json-schema';
import { type CompiledPattern, compilePattern } from './compilePattern.ts';
import type { Json, JsonSchema } from './json.ts';
import { fail, ok, type Problem, problem, type Result } from './problem.ts';
import { missingProperty, violationSentence } from './violationSentence.ts';

/**
 * Checks a value against a JSON Schema (draft 2020-12) by interpretation: no code is generated, so it runs under a
 * strict content security policy. Every violation is a problem whose `at` is the JSON pointer of the value and whose
 * `data` names the violated `keyword`, its place in the schema and a missing `property`, so that a screen can say it in
 * the reader's language.
 */
export function validateJson(schema: JsonSchema, value: Json, at = ''): Result<Json, Problem[]> {
  const result = validatorOf(schema).validate(value);
  if (result.valid) return ok(value);
  const leaves = result.errors.filter((error) => !STRUCTURAL_KEYWORDS.has(error.keyword));
  return fail(
    (leaves.length > 0 ? leaves : result.errors).map(
      ({ keyword, keywordLocation, instanceLocation, error }) => {
        const violation = { keyword, schemaAt: keywordLocation, said: error };
        const property = missingProperty(violation);
        return problem(
          'schema_violation',
          violationSentence(violation, schema),
          `${at}${instanceLocation.replace(/^#/, '')}`,
          { keyword, schemaAt: keywordLocation, ...(property === undefined ? {} : { property }) },
        );
      },
    ),
  );
}

/** Schemas belong to documents and artefacts, which nobody changes, and the same one judges many values. */
const validators = new WeakMap<JsonSchema, Validator>();

function validatorOf(schema: JsonSchema): Validator {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  // A copy, because the library writes into it.
  const copy = structuredClone(schema) as ConstructorParameters<typeof Validator>[0];
  const validator = new Validator(copy, '2020-12', false, rememberPatterns());
  validators.set(schema, validator);
  return validator;
}

/**
 * Patterns as the engine that is bounded in time knows them. One that it does not know is not checked: no flow with it is
 * published, and what was published before must neither stop nor stand still whoever checks.
 */
function rememberPatterns(): (source: string) => CompiledPattern {
  const known = new Map<string, CompiledPattern>();
  return (source) => {
    const found = known.get(source);
    if (found !== undefined) return found;
    const compiled = compilePattern(source);
    const pattern = compiled.ok ? compiled.value : UNCHECKED;
    known.set(source, pattern);
    return pattern;
  };
}

const UNCHECKED: CompiledPattern = { test: () => true };

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
