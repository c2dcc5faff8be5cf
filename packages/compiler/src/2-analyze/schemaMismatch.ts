import type { Json, JsonObject, JsonSchema } from '@countersign/model';

/** Schemas refer to themselves; so deep nobody looks. */
const MAX_DEPTH = 20;

/** A value that cannot fit, by its place, and why. */
export type Mismatch = { readonly path: readonly string[]; readonly reason: string };

/**
 * Why values of the schema `given` are never values of the schema `wanted`, or null. Says only what is certain: whatever
 * either of them leaves open fits.
 */
export function schemaMismatch(
  given: Json | undefined,
  wanted: Json | undefined,
  path: readonly string[] = [],
): Mismatch | null {
  if (!isSchema(given) || !isSchema(wanted) || path.length > MAX_DEPTH) return null;
  if (COMBINING.some((keyword) => Object.hasOwn(given, keyword) || Object.hasOwn(wanted, keyword)))
    return null;
  return (
    typeMismatch(given, wanted, path) ??
    choiceMismatch(given, wanted, path) ??
    fieldMismatch(given, wanted, path) ??
    schemaMismatch(given['items'], wanted['items'], [...path, '0'])
  );
}

const COMBINING = ['anyOf', 'oneOf', 'allOf', 'not', 'if', '$ref'];

function typeMismatch(given: JsonSchema, wanted: JsonSchema, path: readonly string[]): Mismatch | null {
  const have = typesOf(given);
  const want = typesOf(wanted);
  if (have.length === 0 || want.length === 0 || have.some((type) => want.includes(type))) return null;
  return { path, reason: `must be ${want.map(titleOf).join(' or ')}, not ${have.map(titleOf).join(' or ')}` };
}

/** A whole number is a number, and a number may be whole. */
const typesOf = ({ type }: JsonSchema): readonly string[] =>
  (Array.isArray(type) ? type : [type])
    .filter((name): name is string => typeof name === 'string')
    .map((name) => (name === 'integer' ? 'number' : name));

const TITLES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

const titleOf = (type: string): string => TITLES[type] ?? type;

function choiceMismatch(given: JsonSchema, wanted: JsonSchema, path: readonly string[]): Mismatch | null {
  const have = given['enum'];
  const want = wanted['enum'];
  if (!Array.isArray(have) || !Array.isArray(want)) return null;
  if (have.some((choice: Json) => typeof choice === 'object' || want.includes(choice))) return null;
  return { path, reason: `must be one of ${want.map((choice: Json) => JSON.stringify(choice)).join(', ')}` };
}

function fieldMismatch(given: JsonSchema, wanted: JsonSchema, path: readonly string[]): Mismatch | null {
  const have = fieldsOf(given);
  const want = fieldsOf(wanted);
  const isClosed = given['additionalProperties'] === false;
  const missing = names(wanted['required']).find(
    (name) => isClosed && !Object.hasOwn(have, name) && !hasDefault(want[name]),
  );
  if (missing !== undefined) return { path: [...path, missing], reason: 'is missing' };
  const refused = names(given['required']).find(
    (name) =>
      wanted['additionalProperties'] === false &&
      wanted['patternProperties'] === undefined &&
      !Object.hasOwn(want, name),
  );
  if (refused !== undefined) return { path: [...path, refused], reason: 'is not among its fields' };
  for (const [name, schema] of Object.entries(have)) {
    const found = Object.hasOwn(want, name) ? schemaMismatch(schema, want[name], [...path, name]) : null;
    if (found !== null) return found;
  }
  return null;
}

const fieldsOf = ({ properties }: JsonSchema): JsonObject => (isSchema(properties) ? properties : {});

const names = (required: Json | undefined): readonly string[] =>
  Array.isArray(required) ? required.filter((name: Json) => typeof name === 'string') : [];

const hasDefault = (schema: Json | undefined): boolean =>
  isSchema(schema) && Object.hasOwn(schema, 'default');

const isSchema = (value: Json | undefined): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
