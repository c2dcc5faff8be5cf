import type { Demand, Demands } from '@countersign/expression';
import type { Json, JsonObject, JsonSchema } from '@countersign/model';
import { patternText } from './patternText.ts';

/**
 * A value for a path: as the schema wants it, and with everything that is demanded below the path. Undefined when it is to be
 * left out.
 */
export function valueAt(schema: JsonSchema, path: string, demands: Demands): Json | undefined {
  const demand = demands.get(path);
  if (demand?.type === 'absent') return undefined;
  if (demand !== undefined && demand.type !== 'present') return demanded(schema, demand);
  const below = namesBelow(path, demands);
  if (below.length > 0 || isObject(schema)) return objectAt(schema, { path, demands, below });
  return plainValue(schema);
}

/** A value that fits a schema, when nothing more is known: the first choice, the smallest number, a text. */
export const exampleOf = (schema: JsonSchema): Json => valueAt(schema, '', new Map()) ?? null;

type Object = { readonly path: string; readonly demands: Demands; readonly below: readonly string[] };

function objectAt(schema: JsonSchema, { path, demands, below }: Object): JsonObject {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>; // safe: of a JSON schema
  const required = new Set((schema['required'] ?? []) as readonly string[]); // safe: as above
  const names = [...new Set([...Object.keys(properties), ...below])];
  const entries = names.flatMap((name): [string, Json][] => {
    if (!required.has(name) && !below.includes(name)) return [];
    const inner = path === '' ? name : `${path}.${name}`;
    const value = valueAt(properties[name] ?? {}, inner, demands);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

/** The first names of the paths that lie below this one. */
function namesBelow(path: string, demands: Demands): readonly string[] {
  const start = path === '' ? '' : `${path}.`;
  const below = [...demands.keys()].filter((other) => other !== path && other.startsWith(start));
  return [...new Set(below.map((other) => other.slice(start.length).split('.')[0] ?? ''))];
}

const typeOf = (schema: JsonSchema): string => {
  const { type } = schema;
  const named = Array.isArray(type) ? type.find((one) => one !== 'null') : type;
  return typeof named === 'string' ? named : schema['properties'] === undefined ? 'any' : 'object';
};

const isObject = (schema: JsonSchema): boolean =>
  typeOf(schema) === 'object' && schema['enum'] === undefined && schema['const'] === undefined;

function demanded(schema: JsonSchema, demand: Exclude<Demand, { type: 'absent' | 'present' }>): Json {
  switch (demand.type) {
    case 'matches':
      return patternText(demand.pattern);
    case 'length':
      return typeOf(schema) === 'array'
        ? Array.from({ length: demand.length }, () => exampleOf((schema['items'] ?? {}) as JsonSchema)) // safe: of a JSON schema
        : 'x'.repeat(demand.length);
    case 'not':
      return anotherThan(schema, demand.values);
    case 'is':
      return fitting(schema, demand.value);
  }
}

/** A value that the schema allows and that is none of these, if there is one. */
function anotherThan(schema: JsonSchema, values: readonly Json[]): Json {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices.find((choice) => !values.includes(choice)) ?? choices[0] ?? null;
  const usual = plainValue(schema);
  if (typeOf(schema) !== 'any' && !values.includes(usual)) return usual;
  const [first] = values;
  if (typeof first === 'boolean') return !first;
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length > 0 ? fitting(schema, Math.max(...numbers) + 1) : 'other';
}

/** The demanded value, or the nearest one that the schema allows. */
function fitting(schema: JsonSchema, value: Json): Json {
  const choices = schema['enum'];
  if (Array.isArray(choices) && !choices.includes(value)) return choices.at(-1) ?? null;
  if (typeof value !== 'number') return value;
  const least = typeof schema['minimum'] === 'number' ? schema['minimum'] : value;
  const most = typeof schema['maximum'] === 'number' ? schema['maximum'] : value;
  const within = Math.min(Math.max(value, least), most);
  return typeOf(schema) === 'integer' ? Math.round(within) : within;
}

function plainValue(schema: JsonSchema): Json {
  const { default: usual, const: only, examples } = schema;
  if (only !== undefined) return only;
  if (usual !== undefined) return usual;
  if (Array.isArray(examples) && examples[0] !== undefined) return examples[0];
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices[0] ?? null;
  switch (typeOf(schema)) {
    case 'number':
    case 'integer':
      return plainNumber(schema);
    case 'boolean':
      return false;
    case 'array':
      return plainList(schema);
    case 'null':
      return null;
    default:
      return plainText(schema);
  }
}

function plainNumber({ minimum, maximum, exclusiveMinimum }: JsonSchema): number {
  if (typeof exclusiveMinimum === 'number') return exclusiveMinimum + 1;
  const least = typeof minimum === 'number' ? minimum : 1;
  return typeof maximum === 'number' ? Math.min(Math.max(least, 1), maximum) : Math.max(least, 1);
}

function plainList({ items, minItems }: JsonSchema): Json {
  const item = (items ?? {}) as JsonSchema; // safe: of a JSON schema
  return Array.from({ length: Math.max(typeof minItems === 'number' ? minItems : 1, 1) }, () =>
    exampleOf(item),
  );
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'kim@example.com',
  date: '2026-03-04',
  'date-time': '2026-03-04T09:00:00Z',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000001',
  time: '09:00:00Z',
};

function plainText({ format, pattern, minLength, title }: JsonSchema): string {
  if (typeof format === 'string' && FORMATS[format] !== undefined) return FORMATS[format];
  if (typeof pattern === 'string') return patternText(pattern);
  const text = typeof title === 'string' && title !== '' ? title : 'Example';
  return typeof minLength === 'number' ? text.padEnd(minLength, '.') : text;
}
