import type { Json, JsonObject, JsonSchema } from '@countersign/model';

/** The kinds of values the field editor offers; `other` is anything a JSON Schema can say beyond them. */
export const FIELD_TYPES = [
  'text',
  'longText',
  'number',
  'integer',
  'boolean',
  'date',
  'email',
  'choice',
  'list',
  'other',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** One property of an object schema, as a row. */
export type SchemaRow = {
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** The values of a choice. */
  readonly choices: readonly string[];
  readonly schema: JsonSchema;
};

const SCHEMAS: { readonly [TType in Exclude<FieldType, 'other' | 'choice'>]: JsonSchema } = {
  text: { type: 'string' },
  longText: { type: 'string', format: 'multiline' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  email: { type: 'string', format: 'email' },
  list: { type: 'array', items: { type: 'string' } },
};

/** The properties of an object schema; undefined when it is something rows cannot show. */
export function rowsOf(schema: JsonSchema): SchemaRow[] | undefined {
  if (schema['type'] !== undefined && schema['type'] !== 'object') return undefined;
  const properties = schema['properties'] ?? {};
  if (!isObject(properties)) return undefined;
  const required = Array.isArray(schema['required']) ? (schema['required'] as Json[]) : [];
  return Object.entries(properties).map(([name, property]) => {
    const own = isObject(property) ? property : {};
    const choices = Array.isArray(own['enum']) ? own['enum'].map(String) : [];
    return { name, type: typeOf(own), isRequired: required.includes(name), choices, schema: own };
  });
}

/** The schema with these rows as its properties; what rows do not show stays as it is. */
export function withRows(schema: JsonSchema, rows: readonly SchemaRow[]): JsonSchema {
  const required = rows.filter((row) => row.isRequired).map((row) => row.name);
  const { required: _old, ...rest } = schema;
  return {
    ...rest,
    type: 'object',
    properties: Object.fromEntries(rows.map((row) => [row.name, row.schema])),
    ...(required.length === 0 ? {} : { required }),
  };
}

/** The row as a value of another kind: title and description stay, rules of the old kind go. */
export function withType(row: SchemaRow, type: FieldType): SchemaRow {
  const { title, description } = row.schema;
  const words = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
  if (type === 'other') return { ...row, type };
  if (type === 'choice')
    return withChoices({ ...row, schema: words }, row.choices.length > 0 ? row.choices : ['yes', 'no']);
  return { ...row, type, choices: [], schema: { ...words, ...SCHEMAS[type] } };
}

export const withChoices = (row: SchemaRow, choices: readonly string[]): SchemaRow => ({
  ...row,
  type: 'choice',
  choices,
  schema: { ...row.schema, type: 'string', enum: [...choices] },
});

/** A new row: a text that must be given. */
export const newRow = (name: string): SchemaRow => ({
  name,
  type: 'text',
  isRequired: true,
  choices: [],
  schema: SCHEMAS.text,
});

function typeOf(schema: JsonObject): FieldType {
  const { type, format } = schema;
  if (Array.isArray(schema['enum']) && schema['enum'].every((value) => typeof value === 'string'))
    return 'choice';
  if (type === 'number' || type === 'integer' || type === 'boolean') return type;
  if (type === 'string' && format === 'date') return 'date';
  if (type === 'string' && format === 'email') return 'email';
  if (type === 'string' && format === 'multiline') return 'longText';
  if (type === 'string') return 'text';
  const items = schema['items'];
  if (type === 'array' && isObject(items) && items['type'] === 'string') return 'list';
  return 'other';
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
