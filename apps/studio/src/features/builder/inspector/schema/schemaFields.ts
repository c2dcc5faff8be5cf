import type { Json, JsonObject, JsonSchema } from '@countersign/model';

/** The kinds of values the field editor offers; `other` is anything a JSON Schema can say beyond them. */
export const FIELD_TYPES = [
  'text',
  'longText',
  'number',
  'integer',
  'boolean',
  'date',
  'dateTime',
  'email',
  'choice',
  'list',
  'object',
  'other',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** One property of an object schema, as a row. */
export type SchemaRow = { readonly name: string; readonly isRequired: boolean; readonly schema: JsonSchema };

const SCHEMAS: { readonly [TType in Exclude<FieldType, 'other' | 'choice'>]: JsonSchema } = {
  text: { type: 'string' },
  longText: { type: 'string', format: 'multiline' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  dateTime: { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
  list: { type: 'array', items: { type: 'string' } },
  object: { type: 'object', properties: {} },
};

const FORMATS: Readonly<Record<string, FieldType>> = {
  multiline: 'longText',
  date: 'date',
  'date-time': 'dateTime',
  email: 'email',
};

/** The properties of an object schema; undefined when it is something rows cannot show. */
export function rowsOf(schema: JsonSchema): SchemaRow[] | undefined {
  if (schema['type'] !== undefined && schema['type'] !== 'object') return undefined;
  const properties = schema['properties'] ?? {};
  if (!isObject(properties)) return undefined;
  const required = requiredOf(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    isRequired: required.includes(name),
    schema: isObject(property) ? property : {},
  }));
}

/** The schema with these rows as its properties; what rows do not show stays as it is. */
export function withRows(schema: JsonSchema, rows: readonly SchemaRow[]): JsonSchema {
  const shown = new Set((rowsOf(schema) ?? []).map((row) => row.name));
  const hidden = requiredOf(schema).filter((name) => typeof name === 'string' && !shown.has(name));
  const required = [...rows.filter((row) => row.isRequired).map((row) => row.name), ...hidden];
  const { required: _old, ...rest } = schema;
  return {
    ...rest,
    type: 'object',
    properties: Object.fromEntries(rows.map((row) => [row.name, row.schema])),
    ...(required.length === 0 ? {} : { required }),
  };
}

/** The schema of a value of another kind: title and description stay, rules of the old kind go. */
export function retyped(schema: JsonSchema, type: FieldType): JsonSchema {
  const words = Object.fromEntries(
    ['title', 'description'].flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])),
  );
  if (type === 'other') return schema;
  if (type === 'choice') return withChoices(words, ['yes', 'no']);
  return { ...words, ...SCHEMAS[type] };
}

/** The values of a choice. */
export const choicesOf = (schema: JsonSchema): readonly string[] =>
  Array.isArray(schema['enum']) ? schema['enum'].map(String) : [];

export const withChoices = (schema: JsonSchema, choices: readonly string[]): JsonSchema => ({
  ...schema,
  type: 'string',
  enum: [...choices],
});

/** The schema with one keyword set, or without it. */
export function withKeyword(schema: JsonSchema, keyword: string, value: Json | undefined): JsonSchema {
  if (value !== undefined) return { ...schema, [keyword]: value };
  const { [keyword]: _, ...rest } = schema;
  return rest;
}

/** A new row: a text that must be given. */
export const newRow = (name: string): SchemaRow => ({ name, isRequired: true, schema: SCHEMAS.text });

/** Which kind of value a schema describes. */
export function fieldTypeOf(schema: JsonSchema): FieldType {
  const { type, format } = schema;
  if (Array.isArray(schema['enum'])) {
    return schema['enum'].every((value) => typeof value === 'string') ? 'choice' : 'other';
  }
  if (type === 'number' || type === 'integer' || type === 'boolean') return type;
  if (type === 'string') return FORMATS[String(format)] ?? 'text';
  if (type === 'array' && isObject(schema['items'])) return 'list';
  if (type === 'object' && rowsOf(schema) !== undefined) return 'object';
  return 'other';
}

const requiredOf = (schema: JsonSchema): readonly Json[] =>
  Array.isArray(schema['required']) ? schema['required'] : [];

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
