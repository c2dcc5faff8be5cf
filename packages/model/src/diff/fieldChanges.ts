import type { Json, JsonObject, JsonSchema } from '../json.ts';
import { type FieldPlace, fieldInside, itemInside } from './fieldPlace.ts';

/** One value inside a config that differs; `undefined` on a side means that it is not there. */
export type FieldChange = {
  readonly pointer: string;
  /** The field in words, as the form calls it: `First policy, Ladder 2, Confidence at least`. */
  readonly title: string;
  /** What is known of its values. */
  readonly schema: JsonSchema | undefined;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

/** The differing values of two configs of one kind, each as deep as both sides have the same shape. */
export function fieldChanges(before: Json, after: Json, schema: JsonSchema): FieldChange[] {
  return changesAt(before, after, { pointer: '', title: '', schema });
}

function changesAt(before: Json | undefined, after: Json | undefined, place: FieldPlace): FieldChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  // A schema is looked at as a whole: its parts have no names that a reader knows.
  const isSchema = place.schema?.['format'] === 'json-schema';
  if (!isSchema && isObject(before) && isObject(after) && before['type'] === after['type']) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changesAt(before[key], after[key], fieldInside(place, key, after)));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) =>
      changesAt(item as Json, after[index] as Json, itemInside(place, index, String(index))),
    );
  }
  return [{ ...place, before, after }];
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
