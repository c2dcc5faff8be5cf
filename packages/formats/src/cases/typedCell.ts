import { fail, type Json, type JsonSchema, ok, type Problem, problem, type Result } from '@countersign/model';
import type { CsvDialect } from './csvDialect.ts';

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

export type CellPlace = {
  readonly column: Column;
  readonly dialect: CsvDialect;
  readonly parseJson: (text: string) => Result<Json, Problem>;
};

/**
 * What a cell says. Nothing for an empty one, unless the field can be null and no text. What does not look like the type
 * stays a text, and the flow's schema says what is wrong with it. Problems `unclear_number` for one that can be read in two
 * ways, and those of `parseJson` for a list or an object.
 */
export function typedCell(
  text: string,
  { column: { types }, dialect, parseJson }: CellPlace,
): Result<Json | undefined, Problem> {
  const trimmed = text.trim();
  if (trimmed === '') return ok(types.has('null') && !types.has('string') ? null : undefined);
  if (types.has('number') || types.has('integer')) {
    const number = numberIn(trimmed, dialect);
    if (number === 'unclear' && !types.has('string')) return fail(unclear(trimmed));
    if (typeof number === 'number') return ok(number);
  }
  if (types.has('boolean') && /^(true|false)$/i.test(trimmed)) return ok(trimmed.toLowerCase() === 'true');
  if ((types.has('object') || types.has('array')) && /^[[{]/.test(trimmed)) return parseJson(trimmed);
  return ok(text);
}

const THOUSANDS_BY_DOTS = /^-?\d{1,3}(?:\.\d{3})+$/;
const DECIMAL_COMMA = /^-?(?:\d{1,3}(?:\.\d{3})+|0|[1-9]\d*),\d+$/;
const WITH_COMMAS = /^-?\d+(?:,\d+)+(?:\.\d+)?$/;

/** Null for what is no number. Where commas are decimal, `1.234` may be a thousand or one; where they are not, `1,5` is neither. */
function numberIn(text: string, { hasDecimalComma }: CsvDialect): number | 'unclear' | null {
  if (!hasDecimalComma) return NUMBER.test(text) ? finite(text) : WITH_COMMAS.test(text) ? 'unclear' : null;
  if (DECIMAL_COMMA.test(text)) return finite(text.replaceAll('.', '').replace(',', '.'));
  if (THOUSANDS_BY_DOTS.test(text)) {
    return text.split('.').length > 2 ? finite(text.replaceAll('.', '')) : 'unclear';
  }
  return NUMBER.test(text) ? finite(text) : null;
}

const finite = (text: string): number | null => (Number.isFinite(Number(text)) ? Number(text) : null);

const unclear = (text: string) =>
  problem(
    'unclear_number',
    `The number “${text}” can be read in two ways. Write it without marks between its thousands; a decimal comma needs semicolons between the cells.`,
  );

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
