import { compilePattern, escapePointer, type Json, type JsonObject } from '@countersign/model';
import { referencedSchema, refersToItself } from './schemaReferences.ts';

/** What is wrong with a JSON Schema, and where. */
export type SchemaFault = { readonly pointer: string; readonly reason: string };

type Check = (value: Json) => string | null;

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);
const MAX_DEPTH = 50;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wants =
  (reason: string, holds: (value: Json) => boolean): Check =>
  (value) =>
    holds(value) ? null : reason;

const text = wants('must be a text', (value) => typeof value === 'string');
const flag = wants('must be true or false', (value) => typeof value === 'boolean');
const number = wants('must be a number', (value) => typeof value === 'number');
const count = wants(
  'must be a whole number from 0',
  (value) => Number.isInteger(value) && Number(value) >= 0,
);
const list = wants('must be a list', Array.isArray);
const names = wants('must be a list of different texts', (value) => areDifferentTexts(value));
const typeNames = wants(
  'must be one or several of array, boolean, integer, null, number, object, string',
  (value) => (Array.isArray(value) ? value : [value]).every((name: Json) => TYPES.has(String(name))),
);
const pattern: Check = (value) => (typeof value === 'string' ? patternFault(value) : 'must be a text');

function patternFault(source: string): string | null {
  const compiled = compilePattern(source);
  if (compiled.ok) return null;
  return compiled.problem.code === 'pattern_invalid'
    ? 'is not a regular expression'
    : 'asks for what an engine that is bounded in time does not know, such as looking ahead or behind, a reference to a group or more than 1,000 repetitions';
}

const KEYWORDS: Readonly<Record<string, Check>> = {
  type: typeNames,
  enum: wants('must be a list with at least one value', (value) => Array.isArray(value) && value.length > 0),
  required: names,
  pattern,
  title: text,
  description: text,
  format: text,
  $ref: text,
  uniqueItems: flag,
  examples: list,
  multipleOf: wants('must be a number above 0', (value) => typeof value === 'number' && value > 0),
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  minProperties: count,
  maxProperties: count,
  minContains: count,
  maxContains: count,
};

/** Keywords that change what references mean; allowed only at the top, where they change nothing. */
const UNSUPPORTED = ['$id', '$anchor', '$dynamicAnchor', '$dynamicRef'];

const WITH_SCHEMA = [
  'additionalProperties',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const WITH_SCHEMAS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const WITH_NAMED_SCHEMAS = ['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'];

/**
 * The places at which a value is not a JSON Schema (draft 2020-12) that can be used: wrong keyword values at any depth,
 * and references that lead out of the schema, to nothing, or round in a circle.
 */
export const jsonSchemaFaults = (schema: Json): SchemaFault[] =>
  faultsOf(schema, { root: schema, pointer: '', depth: 0 });

type Place = { readonly root: Json; readonly pointer: string; readonly depth: number };

function faultsOf(schema: Json, place: Place): SchemaFault[] {
  const { pointer, depth } = place;
  if (typeof schema === 'boolean') return [];
  if (!isObject(schema)) return [{ pointer, reason: 'A schema is an object, or true or false.' }];
  if (depth > MAX_DEPTH) return [{ pointer, reason: 'It is nested too deeply.' }];
  const own = Object.entries(schema).flatMap(([keyword, value]) => {
    const reason = Object.hasOwn(KEYWORDS, keyword) ? (KEYWORDS[keyword]?.(value) ?? null) : null;
    return reason === null ? [] : [{ pointer: `${pointer}/${keyword}`, reason: `"${keyword}" ${reason}.` }];
  });
  return [...own, ...referenceFaults(schema, place), ...childFaults(schema, place)];
}

function referenceFaults(schema: JsonObject, { root, pointer, depth }: Place): SchemaFault[] {
  const reference = schema['$ref'];
  const faults: SchemaFault[] = UNSUPPORTED.filter(
    (keyword) => Object.hasOwn(schema, keyword) && depth > 0,
  ).map((keyword) => ({ pointer: `${pointer}/${keyword}`, reason: `"${keyword}" is not supported here.` }));
  if (typeof reference !== 'string') return faults;
  const at = `${pointer}/$ref`;
  if (referencedSchema(root, reference) === undefined) {
    return [
      ...faults,
      { pointer: at, reason: `"${reference}" names nothing in this schema, such as "#/$defs/address".` },
    ];
  }
  return refersToItself(root, schema)
    ? [...faults, { pointer: at, reason: 'It refers to itself for ever.' }]
    : faults;
}

function childFaults(schema: JsonObject, { root, pointer, depth }: Place): SchemaFault[] {
  const below = (path: string): Place => ({ root, pointer: `${pointer}/${path}`, depth: depth + 1 });
  const single = present(schema, WITH_SCHEMA).flatMap(([keyword, child]) => faultsOf(child, below(keyword)));
  const listed = present(schema, WITH_SCHEMAS).flatMap(([keyword, children]) =>
    Array.isArray(children)
      ? children.flatMap((child: Json, index) => faultsOf(child, below(`${keyword}/${index}`)))
      : [{ pointer: `${pointer}/${keyword}`, reason: `"${keyword}" must be a list of schemas.` }],
  );
  const named = present(schema, WITH_NAMED_SCHEMAS).flatMap(([keyword, children]) =>
    isObject(children)
      ? Object.entries(children).flatMap(([name, child]) =>
          faultsOf(child, below(`${keyword}/${escapePointer(name)}`)),
        )
      : [{ pointer: `${pointer}/${keyword}`, reason: `"${keyword}" must be an object of schemas.` }],
  );
  return [...single, ...listed, ...named, ...namePatternFaults(schema, pointer)];
}

/** The names below `patternProperties` are patterns themselves. */
function namePatternFaults(schema: JsonObject, pointer: string): SchemaFault[] {
  const named = Object.hasOwn(schema, 'patternProperties') ? schema['patternProperties'] : undefined;
  if (!isObject(named)) return [];
  return Object.keys(named).flatMap((source) => {
    const fault = patternFault(source);
    const at = `${pointer}/patternProperties/${escapePointer(source)}`;
    return fault === null ? [] : [{ pointer: at, reason: `The pattern of names "${source}" ${fault}.` }];
  });
}

const present = (schema: JsonObject, keywords: readonly string[]): [string, Json][] =>
  keywords.flatMap((keyword): [string, Json][] => {
    const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    return value === undefined ? [] : [[keyword, value]];
  });

const areDifferentTexts = (value: Json): boolean =>
  Array.isArray(value) &&
  value.every((item: Json) => typeof item === 'string') &&
  new Set(value).size === value.length;
