import type { Json, JsonObject, JsonSchema } from '../json.ts';
import { escapePointer } from '../jsonPointer.ts';
import { NODE_CONFIG_SCHEMAS } from './configSchemas.ts';
import type { NodeKind } from './node.ts';

/** Which language a text of a config is written in. */
export type TextFormat = 'expression' | 'template';

/** `pointer` is the JSON pointer of the text inside the config. */
export type TextVisitor = (text: string, format: TextFormat, pointer: string) => string;

/**
 * Rebuilds a config with every expression and template replaced by what `visit` returns. Which texts those are is read
 * from the config's schema; texts inside free JSON (a request body, a payload) are templates.
 */
export function mapTexts(kind: NodeKind, config: Json, visit: TextVisitor): Json {
  return walk(config, { schema: NODE_CONFIG_SCHEMAS[kind], pointer: '', visit });
}

type Place = {
  readonly schema: JsonSchema | undefined;
  readonly pointer: string;
  readonly visit: TextVisitor;
};

function walk(value: Json, place: Place): Json {
  const schema = alternative(place.schema, value);
  if (schema?.['format'] === 'json-schema') return value;
  if (typeof value === 'string') {
    const format = textFormat(schema);
    return format === undefined ? value : place.visit(value, format, place.pointer);
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = schema === undefined ? undefined : (schema['items'] as JsonSchema);
    return value.map((item: Json, index) =>
      walk(item, { ...place, schema: items, pointer: `${place.pointer}/${index}` }),
    );
  }
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [
      key,
      walk(item, {
        ...place,
        schema: property(schema, key),
        pointer: `${place.pointer}/${escapePointer(key)}`,
      }),
    ]),
  );
}

/** `undefined` stands for free JSON, where every text may hold holes. */
function textFormat(schema: JsonSchema | undefined): TextFormat | undefined {
  if (schema === undefined) return 'template';
  const format = schema['format'];
  return format === 'expression' || format === 'template' ? format : undefined;
}

/** The alternative of a discriminated union that the value's `type` chooses; free JSON becomes `undefined`. */
function alternative(schema: JsonSchema | undefined, value: Json): JsonSchema | undefined {
  if (schema === undefined || schema['$ref'] !== undefined || schema['anyOf'] !== undefined) return undefined;
  const options = schema['oneOf'] as readonly JsonSchema[] | undefined;
  if (options === undefined) return schema;
  const type = (value as JsonObject | null)?.['type'];
  return (
    options.find(
      (option) => (option['properties'] as JsonObject | undefined) && constType(option) === type,
    ) ?? {}
  );
}

const constType = (option: JsonSchema): Json | undefined =>
  ((option['properties'] as JsonObject)['type'] as JsonObject | undefined)?.['const'];

function property(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  if (schema === undefined) return undefined;
  const properties = schema['properties'] as { readonly [key: string]: JsonSchema } | undefined;
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  const additional = schema['additionalProperties'];
  return typeof additional === 'object' ? (additional as JsonSchema) : {};
}
