import { type Json, type JsonObject, pointerKeys } from '@countersign/model';

/** Keywords whose schemas look at the same value as the schema that holds them. */
const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/** The schema that a `$ref` names inside its document (`#`, `#/$defs/address`), if there is one. */
export function referencedSchema(root: Json, reference: string): Json | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  let schema: Json | undefined = root;
  for (const key of pointerKeys(reference.slice(1))) {
    schema = isContainer(schema) && Object.hasOwn(schema, key) ? (schema as JsonObject)[key] : undefined;
  }
  return schema;
}

/**
 * Whether checking a value against the schema would come back to the schema without having gone into the value, so that
 * it would never end: `{ "$ref": "#" }`. A schema that refers to itself for a property or an element is fine.
 */
export function refersToItself(root: Json, schema: Json): boolean {
  const seen = new Set<Json>();
  const open = sameValueSchemas(root, schema);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === schema) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...sameValueSchemas(root, next));
  }
  return false;
}

function sameValueSchemas(root: Json, schema: Json): Json[] {
  if (!isContainer(schema) || Array.isArray(schema)) return [];
  const object = schema as JsonObject; // safe: containers that are not lists are objects
  const inPlace = IN_PLACE.flatMap((keyword): Json[] => {
    const value = Object.hasOwn(object, keyword) ? object[keyword] : undefined;
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  });
  const reference = object['$ref'];
  const target = typeof reference === 'string' ? referencedSchema(root, reference) : undefined;
  return [...inPlace, ...(target === undefined ? [] : [target])].filter(isContainer);
}

const isContainer = (value: Json | undefined): value is JsonObject | readonly Json[] =>
  typeof value === 'object' && value !== null;
