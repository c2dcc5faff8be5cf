import { freeNodeId, type Json, type JsonObject } from '@countersign/model';

/**
 * The config with a name of its own for an element that was just added: `rule`, then `rule2`. Elements that were there
 * keep theirs, also when a person types a name that is taken; that is answered in words.
 */
export function freshNames(before: Json, after: Json): Json {
  if (Array.isArray(before) && Array.isArray(after)) return freshInList(before, after);
  if (!isObject(before) || !isObject(after)) return after;
  return Object.fromEntries(
    Object.entries(after).map(([key, value]) => [
      key,
      before[key] === undefined ? value : freshNames(before[key], value),
    ]),
  );
}

function freshInList(before: readonly Json[], after: readonly Json[]): Json {
  if (after.length !== before.length + 1) {
    return after.map((item, index) => (before[index] === undefined ? item : freshNames(before[index], item)));
  }
  const added = after.at(-1);
  if (!isObject(added)) return after;
  const key = ['port', 'name', 'code'].find((name) => typeof added[name] === 'string');
  if (key === undefined) return after;
  const taken = new Set(before.map((item) => (isObject(item) ? String(item[key]) : '')));
  return [...before, { ...added, [key]: freeNodeId(String(added[key]), taken) }];
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
