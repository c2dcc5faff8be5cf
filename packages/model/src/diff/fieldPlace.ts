import type { Json, JsonObject, JsonSchema } from '../json.ts';
import { escapePointer, pointerKeys } from '../jsonPointer.ts';

/** A place inside a config: its JSON pointer, its name as the form says it, and what is known of the values there. */
export type FieldPlace = {
  readonly pointer: string;
  /** `First policy, Ladder 2, Confidence at least` */
  readonly title: string;
  readonly schema: JsonSchema | undefined;
};

/** The place of a property of the object that stands at `place`; `value` chooses among alternatives. */
export function fieldInside(place: FieldPlace, key: string, value: JsonObject): FieldPlace {
  const schema = alternative(place.schema, value);
  const property = (schema?.['properties'] as { readonly [key: string]: JsonSchema } | undefined)?.[key];
  const title = (property?.['title'] as string | undefined) ?? key;
  return {
    pointer: `${place.pointer}/${escapePointer(key)}`,
    title: place.title === '' ? title : `${place.title}, ${title}`,
    schema: property,
  };
}

/** The place of an entry of the list that stands at `place`, called after what one of its entries is called, if that is known. */
export function itemInside(place: FieldPlace, index: number, key: string): FieldPlace {
  const schema = place.schema?.['items'] as JsonSchema | undefined;
  const [list, item] = [titleOf(place.schema), titleOf(schema)];
  const isNamed = list !== undefined && item !== undefined && place.title.endsWith(list);
  const name = isNamed ? `${place.title.slice(0, -list.length)}${item}` : place.title;
  return { pointer: `${place.pointer}/${key}`, title: `${name} ${index + 1}`, schema };
}

const titleOf = (schema: JsonSchema | undefined) => schema?.['title'] as string | undefined;

/** What a form made of `schema` calls the field at a pointer: `First policy, Ladder 2, Confidence at least`. */
export function fieldTitle(schema: JsonSchema, value: Json, pointer: string): string {
  const top: Walk = { place: { pointer: '', title: '', schema }, value };
  return pointerKeys(pointer).reduce(inside, top).place.title;
}

type Walk = { readonly place: FieldPlace; readonly value: Json | undefined };

function inside({ place, value }: Walk, key: string): Walk {
  if (Array.isArray(value)) return { place: itemInside(place, Number(key), key), value: value[Number(key)] };
  const object = typeof value === 'object' && value !== null ? (value as JsonObject) : {}; // safe: no list
  return { place: fieldInside(place, key, object), value: object[key] };
}

function alternative(schema: JsonSchema | undefined, value: JsonObject): JsonSchema | undefined {
  const options = schema?.['oneOf'] as readonly JsonSchema[] | undefined;
  if (options === undefined) return schema;
  return options.find((option) => {
    const type = (option['properties'] as { readonly [key: string]: JsonSchema } | undefined)?.['type'];
    return type?.['const'] === value['type'];
  });
}
