import { escapePointer, type Json, type JsonObject, pointerKeys, sameJson } from '@countersign/model';

/** The value at a JSON pointer; `undefined` where nothing is. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  return pointerKeys(pointer).reduce<Json | undefined>(entryOf, value);
}

/** The value with another one at a pointer, `undefined` taking it away; the same value when the way there is missing. */
export function withValueAt(value: Json, pointer: string, inner: Json | undefined): Json {
  return pointer === '' ? (inner ?? null) : replaced(value, pointerKeys(pointer), inner);
}

/** The places where two values differ, each as deep as both sides have the same shape. */
export function changedPlaces(before: Json | undefined, after: Json | undefined, pointer = ''): string[] {
  if (sameJson(before, after)) return [];
  const keys = keysInBoth(before, after);
  if (keys === undefined) return [pointer];
  return keys.flatMap((key) =>
    changedPlaces(entryOf(before, key), entryOf(after, key), `${pointer}/${escapePointer(key)}`),
  );
}

/** Whether each place of a list still holds its entry, changed or not: none came, went or moved. */
export const isInPlace = (before: readonly Json[], after: readonly Json[]): boolean =>
  before.length === after.length &&
  after.every(
    (item, index) =>
      sameJson(item, before[index]) || !before.some((other, at) => at !== index && sameJson(item, other)),
  );

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function entryOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)] as Json | undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function keysInBoth(before: Json | undefined, after: Json | undefined): string[] | undefined {
  if (Array.isArray(before) && Array.isArray(after)) {
    return isInPlace(before, after) ? [...before.keys()].map(String) : undefined;
  }
  if (!isObject(before) || !isObject(after) || before['type'] !== after['type']) return undefined;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function replaced(value: Json, [key, ...rest]: readonly string[], inner: Json | undefined): Json {
  if (key === undefined) return value;
  const old = entryOf(value, key);
  if (rest.length > 0 && old === undefined) return value;
  const next = rest.length === 0 ? inner : replaced(old ?? null, rest, inner);
  if (Array.isArray(value)) {
    const index = Number(key);
    // A hole would move its neighbours: an entry is replaced, never taken out alone.
    return next === undefined || index >= value.length ? value : value.with(index, next);
  }
  if (!isObject(value)) return value;
  if (next !== undefined) return { ...value, [key]: next };
  const { [key]: _, ...others } = value;
  return others;
}
