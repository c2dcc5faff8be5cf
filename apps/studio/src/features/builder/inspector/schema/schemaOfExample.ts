import { type Json, type JsonSchema, validateJson } from '@countersign/model';
import { isObject } from './schemaFields.ts';

/** A schema that describes a value like this one; what every example of a list has must be given. */
export function schemaOfExample(example: Json): JsonSchema {
  if (example === null) return {};
  if (Array.isArray(example)) {
    const items = example.map((item: Json) => schemaOfExample(item));
    return { type: 'array', items: items.length === 0 ? {} : items.reduce(merged) };
  }
  if (isObject(example)) {
    const properties = Object.fromEntries(
      Object.entries(example).map(([name, value]) => [name, schemaOfExample(value)]),
    );
    const names = Object.keys(properties);
    return { type: 'object', properties, ...(names.length === 0 ? {} : { required: names }) };
  }
  if (typeof example === 'number') return { type: Number.isInteger(example) ? 'integer' : 'number' };
  if (typeof example === 'boolean') return { type: 'boolean' };
  return { type: 'string', ...formatOf(String(example)) };
}

/** The formats that a text may have; which one it has is for the validator to say. */
const FORMATS = ['date', 'date-time', 'email'];

function formatOf(text: string): { format?: string } {
  const format = FORMATS.find((name) => validateJson({ type: 'string', format: name }, text).ok);
  if (format !== undefined) return { format };
  return text.includes('\n') ? { format: 'multiline' } : {};
}

/** One schema for two elements of a list. */
function merged(one: JsonSchema, other: JsonSchema): JsonSchema {
  const types = new Set([one['type'], other['type']]);
  if (types.has('integer') && types.has('number')) return { type: 'number' };
  if (types.size > 1) return {};
  if (one['type'] === 'object') return mergedObjects(one, other);
  if (one['type'] === 'array') {
    return { type: 'array', items: merged(one['items'] as JsonSchema, other['items'] as JsonSchema) };
  }
  return one['format'] === other['format'] ? one : { type: one['type'] ?? 'string' };
}

function mergedObjects(one: JsonSchema, other: JsonSchema): JsonSchema {
  // safe: both were made above, where the properties of an object are schemas
  const [left, right] = [one['properties'], other['properties']] as [
    Readonly<Record<string, JsonSchema>>,
    Readonly<Record<string, JsonSchema>>,
  ];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const properties = Object.fromEntries(
    names.map((name) => {
      const a = Object.hasOwn(left, name) ? left[name] : undefined;
      const b = Object.hasOwn(right, name) ? right[name] : undefined;
      return [name, a === undefined || b === undefined ? (a ?? b ?? {}) : merged(a, b)];
    }),
  );
  const both = names.filter((name) => isRequired(one, name) && isRequired(other, name));
  return { type: 'object', properties, ...(both.length === 0 ? {} : { required: both }) };
}

const isRequired = (schema: JsonSchema, name: string): boolean =>
  Array.isArray(schema['required']) && schema['required'].includes(name);
