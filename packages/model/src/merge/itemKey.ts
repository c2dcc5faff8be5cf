import type { Json, JsonObject } from '../json.ts';

/** What tells entries of a list apart, in the order in which it is looked for. */
const ITEM_KEYS = ['id', 'port', 'code', 'key', 'name'] as const;
export type ItemKey = (typeof ITEM_KEYS)[number];

/** The field that every entry of these lists has as a text of its own; nothing when there is none. */
export function itemKey(lists: readonly (readonly Json[])[]): ItemKey | undefined {
  return ITEM_KEYS.find((name) =>
    lists.every((list) => {
      const keys = list.map((item) => keyOfItem(item, name));
      return !keys.includes('') && new Set(keys).size === keys.length;
    }),
  );
}

/** The text in a field of an entry; empty when it has none there. */
export function keyOfItem(item: Json, name: ItemKey): string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return '';
  const value = Object.hasOwn(item, name) ? (item as JsonObject)[name] : undefined;
  return typeof value === 'string' ? value : '';
}
