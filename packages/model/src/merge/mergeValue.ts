import { type FieldPlace, fieldInside, itemInside } from '../diff/fieldPlace.ts';
import type { Json, JsonObject } from '../json.ts';
import { escapePointer } from '../jsonPointer.ts';
import { changedSide } from './changedSide.ts';
import { itemKey, keyOfItem } from './itemKey.ts';
import type { Choose, MergeConflict, Merged, Three } from './mergeConflict.ts';
import { mergeOrder } from './mergeOrder.ts';
import { sameJson } from './sameJson.ts';

type Value = Json | undefined;

/** Where a value stands, for the key and the words of a conflict. */
export type MergePlace = FieldPlace & { readonly part: string; readonly record: string };

/** What is looks of a record and not meaning. */
const LAYOUT = /^\/(?:position|width|height|isFolded|color)$/;

/**
 * Merges one value by meaning: what one side alone changed is taken from it, objects are merged field by field, lists
 * entry by entry where their entries can be told apart. Everything else that both changed is a conflict.
 */
export function mergeValue(three: Three<Value>, place: MergePlace, choose: Choose): Merged<Value> {
  const { base, mine, theirs } = three;
  const side = changedSide(three);
  if (side !== undefined) return { value: three[side], conflicts: [] };
  if (place.pointer !== '/position' && isAlike(mine, theirs) && (base === undefined || isAlike(base, mine))) {
    // safe: all three are objects or, of the base, nothing
    const objects = { base: base ?? {}, mine, theirs } as Three<JsonObject>;
    return mergeObject(objects, place, choose);
  }
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    return mergeList({ base, mine, theirs }, place, choose);
  }
  return dispute(three, place, choose);
}

/** A conflict about the whole value, and what the winning side says. */
export function dispute(three: Three<Value>, place: MergePlace, choose: Choose): Merged<Value> {
  const conflict: MergeConflict = {
    ...three,
    key: `${place.part}/${place.record}${place.pointer}`,
    part: place.part,
    record: place.record,
    pointer: place.pointer,
    title: place.title,
    schema: place.schema,
    isLayout: place.part !== 'flow' && LAYOUT.test(place.pointer),
  };
  return { value: three[choose(conflict)], conflicts: [conflict] };
}

function mergeObject(three: Three<JsonObject>, place: MergePlace, choose: Choose): Merged<JsonObject> {
  const { base, mine, theirs } = three;
  const conflicts: MergeConflict[] = [];
  const fields: (readonly [string, Json])[] = [];
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const field = { base: own(base, key), mine: own(mine, key), theirs: own(theirs, key) };
    const merged = mergeValue(field, { ...place, ...fieldInside(place, key, mine) }, choose);
    conflicts.push(...merged.conflicts);
    if (merged.value !== undefined) fields.push([key, merged.value]);
  }
  return { value: Object.fromEntries(fields), conflicts };
}

function mergeList(three: Three<readonly Json[]>, place: MergePlace, choose: Choose): Merged<Value> {
  const keyOf = keyOfItems(three);
  if (keyOf !== undefined) return mergeKeyed(three, keyOf, { place, choose });
  const { base, mine, theirs } = three;
  if (!isInPlace(base, mine) || !isInPlace(base, theirs)) return dispute(three, place, choose);
  const items = mine.map((item, index) => {
    const at = { ...place, ...itemInside(place, index, String(index)) };
    return mergeValue({ base: base[index], mine: item, theirs: theirs[index] }, at, choose);
  });
  return {
    value: items.map(({ value }) => value as Json),
    conflicts: items.flatMap((item) => item.conflicts),
  };
}

/** Whether each place still holds its entry, changed or not: none came or went, and none stands where another one stood. */
const isInPlace = (base: readonly Json[], side: readonly Json[]): boolean =>
  side.length === base.length &&
  side.every(
    (item, index) =>
      sameJson(item, base[index]) || !base.some((other, at) => at !== index && sameJson(item, other)),
  );

type KeyOf = (item: Json) => string;

function mergeKeyed(
  three: Three<readonly Json[]>,
  keyOf: KeyOf,
  { place, choose }: { place: MergePlace; choose: Choose },
): Merged<Value> {
  const byKey = (list: readonly Json[]) => new Map(list.map((item) => [keyOf(item), item]));
  const maps = { base: byKey(three.base), mine: byKey(three.mine), theirs: byKey(three.theirs) };
  const conflicts: MergeConflict[] = [];
  const kept = new Map<string, Json>();
  for (const [index, key] of [...new Set([...maps.mine.keys(), ...maps.theirs.keys()])].entries()) {
    const item = { base: maps.base.get(key), mine: maps.mine.get(key), theirs: maps.theirs.get(key) };
    const merged = mergeValue(item, { ...place, ...itemInside(place, index, escapePointer(key)) }, choose);
    conflicts.push(...merged.conflicts);
    if (merged.value !== undefined) kept.set(key, merged.value);
  }
  const keys = {
    base: [...maps.base.keys()],
    mine: [...maps.mine.keys()],
    theirs: [...maps.theirs.keys()],
  };
  const order = mergeOrder(keys, kept);
  if (!order.isDisputed) return { value: order.keys.map((key) => kept.get(key) as Json), conflicts };
  const ordering = dispute(keys, { ...place, pointer: `${place.pointer}/-` }, choose);
  const sorted = mergeOrder({ ...keys, base: ordering.value === keys.mine ? keys.theirs : keys.mine }, kept);
  return {
    value: sorted.keys.map((key) => kept.get(key) as Json),
    conflicts: [...conflicts, ...ordering.conflicts],
  };
}

/** How the entries of all three lists can be told apart: texts by themselves, others by a field; `undefined` when they cannot. */
function keyOfItems({ base, mine, theirs }: Three<readonly Json[]>): KeyOf | undefined {
  const lists = [base, mine, theirs];
  const areTexts = lists.every(
    (list) =>
      new Set(list).size === list.length && list.every((item) => typeof item === 'string' && item !== ''),
  );
  if (areTexts) return (item) => String(item);
  const name = itemKey(lists);
  return name && ((item) => keyOfItem(item, name));
}

const own = (value: JsonObject, key: string): Value => (Object.hasOwn(value, key) ? value[key] : undefined);

const isObject = (value: Value): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Two objects of one shape: alternatives that a `type` or `kind` tells apart are not mixed. */
const isAlike = (one: Value, other: Value): boolean =>
  isObject(one) &&
  isObject(other) &&
  ['type', 'kind'].every((name) => {
    const [left, right] = [own(one, name), own(other, name)];
    return left === right || (typeof left !== 'string' && typeof right !== 'string');
  });
