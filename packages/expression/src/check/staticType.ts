import type { CelType } from '@bufbuild/cel';
import type { Json, JsonSchema } from '@countersign/model';

/**
 * What is known about a value before it exists. `number` is a JSON number, `int` a whole number written in the
 * expression or counted by it. An object keeps its JSON Schema and answers about fields when asked, so that large
 * schemas cost nothing.
 */
export type StaticType =
  | {
      readonly kind: 'dyn' | 'null' | 'bool' | 'int' | 'number' | 'bytes' | 'timestamp' | 'duration' | 'type';
    }
  | { readonly kind: 'string'; readonly values?: readonly string[] }
  | { readonly kind: 'list'; readonly element: StaticType }
  | { readonly kind: 'map'; readonly value: StaticType }
  | { readonly kind: 'object'; readonly schema: JsonSchema; readonly times?: readonly string[] };

export const DYN: StaticType = { kind: 'dyn' };

/** The type that values of a JSON Schema have; whatever the schema leaves open is `dyn`. */
export function typeOfSchema(schema: Json | undefined): StaticType {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return DYN;
  const object = schema as JsonSchema; // safe: checked above
  if (hasOwn(object, 'anyOf') || hasOwn(object, 'oneOf') || hasOwn(object, 'allOf') || hasOwn(object, '$ref'))
    return DYN;
  switch (onlyTypeName(object['type'])) {
    case 'string':
      return stringType(object);
    case 'number':
    case 'integer':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'bool' };
    case 'null':
      return { kind: 'null' };
    case 'array':
      return { kind: 'list', element: typeOfSchema(object['items']) };
    case 'object':
      return objectType(object);
    default:
      return DYN;
  }
}

/** `["string", "null"]` reads as `string`: comparing with null is always allowed. */
function onlyTypeName(type: Json | undefined): Json | undefined {
  if (!Array.isArray(type)) return type;
  const names = type.filter((name: Json) => name !== 'null');
  return names.length === 1 ? names[0] : undefined;
}

function stringType(schema: JsonSchema): StaticType {
  const values = hasOwn(schema, 'const') ? [schema['const']] : schema['enum'];
  const texts = Array.isArray(values)
    ? values.filter((value): value is string => typeof value === 'string')
    : [];
  return texts.length > 0 ? { kind: 'string', values: texts } : { kind: 'string' };
}

function objectType(schema: JsonSchema): StaticType {
  if (hasOwn(schema, 'properties') || schema['additionalProperties'] === false)
    return { kind: 'object', schema };
  return { kind: 'map', value: typeOfSchema(schema['additionalProperties']) };
}

/** The type of a field, or null when the object is closed and has no such field. */
export function fieldType(type: StaticType, name: string): StaticType | null {
  if (type.kind === 'dyn') return DYN;
  if (type.kind === 'map') return type.value;
  if (type.kind !== 'object') return null;
  if (type.times?.includes(name)) return { kind: 'timestamp' };
  const properties = propertiesOf(type.schema);
  if (hasOwn(properties, name)) return typeOfSchema(properties[name]);
  return type.schema['additionalProperties'] === false
    ? null
    : typeOfSchema(type.schema['additionalProperties']);
}

/** Names of the fields a schema lists. */
export const fieldNames = (type: StaticType): readonly string[] =>
  type.kind === 'object' ? Object.keys(propertiesOf(type.schema)) : [];

export function propertiesOf(schema: JsonSchema): JsonSchema {
  const properties = schema['properties'];
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return {};
  return properties as JsonSchema; // safe: checked above
}

/** The runtime type name, as the library's signatures spell it. */
export function celNameOf(type: StaticType): string {
  switch (type.kind) {
    case 'number':
      return 'double';
    case 'null':
      return 'null_type';
    case 'object':
      return 'map';
    case 'timestamp':
      return 'google.protobuf.Timestamp';
    case 'duration':
      return 'google.protobuf.Duration';
    default:
      return type.kind;
  }
}

/** The static type of a function's result. */
export function typeOfCel(type: CelType): StaticType {
  switch (type.name) {
    case 'bool':
    case 'int':
    case 'bytes':
    case 'type':
    case 'string':
      return { kind: type.name };
    case 'double':
      return { kind: 'number' };
    case 'null_type':
      return { kind: 'null' };
    case 'list':
      return { kind: 'list', element: DYN };
    case 'map':
      return { kind: 'map', value: DYN };
    case 'google.protobuf.Timestamp':
      return { kind: 'timestamp' };
    case 'google.protobuf.Duration':
      return { kind: 'duration' };
    default:
      return DYN;
  }
}

const hasOwn = (object: JsonSchema, key: string): boolean => Object.hasOwn(object, key);
