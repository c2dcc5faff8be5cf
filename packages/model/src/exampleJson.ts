import type { Json, JsonObject, JsonSchema } from './json.ts';

const DEEPEST = 6;

/** What a text of a format looks like. */
const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-03-31',
  'date-time': '2026-03-31T09:00:00Z',
  time: '09:00:00Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
  url: 'https://example.com',
  uuid: '6f2c3e9a-4a57-4e0e-9c1b-2d8f5a7b9c10',
};

/**
 * A value that a JSON Schema describes, for showing what something is about before there is a real one: its own example or
 * default where it has one, else the first choice, the least number, a word. The same schema always gives the same
 * value. Patterns are not looked at, so the value need not be valid.
 */
export function exampleJson(schema: JsonSchema, name = 'text', depth = 0): Json {
  const given = firstGiven(schema);
  if (given !== undefined) return given;
  if (depth > DEEPEST) return null;
  switch (typeName(schema)) {
    case 'object':
      return exampleObject(schema, depth);
    case 'array':
      return isSchema(schema['items']) ? [exampleJson(schema['items'], name, depth + 1)] : [];
    case 'number':
    case 'integer':
      return exampleNumber(schema);
    case 'boolean':
      return true;
    case 'string':
      return exampleText(schema, name);
    default:
      return null;
  }
}

function firstGiven(schema: JsonSchema): Json | undefined {
  for (const key of ['examples', 'enum'] as const) {
    const list = schema[key];
    if (Array.isArray(list) && list.length > 0) return list[0];
  }
  return schema['const'] ?? schema['default'];
}

/** An alternative is shown by its first one. */
function typeName(schema: JsonSchema): Json | undefined {
  const { type } = schema;
  if (Array.isArray(type)) return type.find((one: Json) => one !== 'null') ?? null;
  return type ?? (isSchema(schema['properties']) ? 'object' : undefined);
}

function exampleObject(schema: JsonSchema, depth: number): JsonObject {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [
      name,
      isSchema(inner) ? exampleJson(inner, name, depth + 1) : null,
    ]),
  );
}

function exampleNumber(schema: JsonSchema): number {
  const { minimum, maximum } = schema;
  if (typeof minimum === 'number' && minimum > 0) return minimum;
  const most = typeof maximum === 'number' ? maximum : 100;
  return most < 100 && typeof minimum === 'number' ? (minimum + most) / 2 : Math.min(100, most);
}

/** `ordersPlaced` is shown as a word of its own: texts must not look like empty ones. */
function exampleText(schema: JsonSchema, name: string): string {
  const { format, title, maxLength } = schema;
  if (typeof format === 'string' && FORMATS[format] !== undefined) return FORMATS[format];
  const text = typeof title === 'string' ? title : name;
  return typeof maxLength === 'number' ? text.slice(0, Math.max(0, maxLength)) : text;
}

const isSchema = (value: Json | undefined): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
