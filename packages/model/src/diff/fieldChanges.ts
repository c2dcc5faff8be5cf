import type { Json, JsonObject, JsonSchema } from '../json.ts';
import { escapePointer } from '../jsonPointer.ts';

/** One value inside a config that differs; `undefined` on a side means that it is not there. */
export type FieldChange = {
  readonly pointer: string;
  /** The field in words, as the form calls it: `First policy, Ladder 2, Confidence at least`. */
  readonly title: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

type Place = { readonly pointer: string; readonly title: string; readonly schema: JsonSchema | undefined };

/** The differing values of two configs of one kind, each as deep as both sides have the same shape. */
export function fieldChanges(before: Json, after: Json, schema: JsonSchema): FieldChange[] {
  return changesAt(before, after, { pointer: '', title: '', schema });
}

function changesAt(before: Json | undefined, after: Json | undefined, place: Place): FieldChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isObject(before) && isObject(after) && before['type'] === after['type']) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      changesAt(before[key], after[key], inside(place, key, alternative(place.schema, after))),
    );
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const items = place.schema?.['items'] as JsonSchema | undefined;
    return before.flatMap((item, index) =>
      changesAt(item as Json, after[index] as Json, {
        pointer: `${place.pointer}/${index}`,
        title: `${place.title} ${index + 1}`,
        schema: items,
      }),
    );
  }
  return [{ pointer: place.pointer, title: place.title, before, after }];
}

function inside(place: Place, key: string, schema: JsonSchema | undefined): Place {
  const property = (schema?.['properties'] as { readonly [key: string]: JsonSchema } | undefined)?.[key];
  const title = (property?.['title'] as string | undefined) ?? key;
  return {
    pointer: `${place.pointer}/${escapePointer(key)}`,
    title: place.title === '' ? title : `${place.title}, ${title}`,
    schema: property,
  };
}

function alternative(schema: JsonSchema | undefined, value: JsonObject): JsonSchema | undefined {
  const options = schema?.['oneOf'] as readonly JsonSchema[] | undefined;
  if (options === undefined) return schema;
  return options.find((option) => {
    const type = (option['properties'] as { readonly [key: string]: JsonSchema } | undefined)?.['type'];
    return type?.['const'] === value['type'];
  });
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
