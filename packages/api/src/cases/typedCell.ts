import { fail, type Json, type JsonSchema, ok, type Problem, problem, type Result } from '@countersign/model';
import { parseStrictJson } from '../json/parseStrictJson.ts';

/** A column of a CSV file: where its cells go in the input, and what they may be. */
export type Column = {
  readonly name: string;
  readonly path: readonly string[];
  readonly types: ReadonlySet<string>;
};

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A column by its name: a field of the input, or `field.inner` where the schema has no field of the whole name. */
export function columnOf(name: string, schema: JsonSchema): Column {
  const whole = propertyOf(schema, name);
  const path = whole === undefined && name.includes('.') ? name.split('.') : [name];
  const property = path.reduce<JsonSchema | undefined>(
    (inner, key) => (inner === undefined ? undefined : propertyOf(inner, key)),
    schema,
  );
  return { name, path, types: typesOf(property) };
}

/**
 * What a cell says. Nothing for an empty one, unless the field can be null and no text. What does not look like the type
 * stays a text, and the flow's schema says what is wrong with it. Problem `malformed_json` for a list or an object.
 */
export function typedCell(text: string, { types }: Column): Result<Json | undefined, Problem> {
  const trimmed = text.trim();
  if (trimmed === '') return ok(types.has('null') && !types.has('string') ? null : undefined);
  if (
    (types.has('number') || types.has('integer')) &&
    NUMBER.test(trimmed) &&
    Number.isFinite(Number(trimmed))
  ) {
    return ok(Number(trimmed));
  }
  if (types.has('boolean') && /^(true|false)$/i.test(trimmed)) return ok(trimmed.toLowerCase() === 'true');
  if ((types.has('object') || types.has('array')) && /^[[{]/.test(trimmed)) {
    const parsed = parseStrictJson(trimmed);
    return parsed.ok ? parsed : fail(problem(parsed.problem.code, parsed.problem.message));
  }
  return ok(text);
}

function propertyOf(schema: JsonSchema, key: string): JsonSchema | undefined {
  const { properties } = schema;
  if (!isSchema(properties) || !Object.hasOwn(properties, key)) return undefined;
  const property = properties[key];
  return isSchema(property) ? property : undefined;
}

/** The types a field may have: named, or those of its choices. */
function typesOf(schema: JsonSchema | undefined): ReadonlySet<string> {
  if (schema === undefined) return new Set(['string']);
  const { type, enum: values, const: value } = schema;
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
  const listed = [...(Array.isArray(values) ? values : []), ...(value === undefined ? [] : [value])].map(
    typeOf,
  );
  const chosen = [schema['anyOf'], schema['oneOf'], schema['allOf']]
    .flat()
    .filter(isSchema)
    .flatMap((choice) => [...typesOf(choice)]);
  const all = [...named, ...(named.length > 0 ? [] : [...listed, ...chosen])];
  return new Set(all.length === 0 ? ['string'] : all);
}

const typeOf = (value: Json): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const isSchema = (value: Json | undefined): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
