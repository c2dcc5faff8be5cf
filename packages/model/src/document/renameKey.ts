import type { Json } from '../json.ts';

/** Stands for every entry of a list in the way to a field. */
export const EACH_ENTRY = '*';

/**
 * Data with a field renamed: `path` is the way to it and `to` its new name; the order of fields stays. The same value
 * when the field is not there.
 */
export function renameKey(value: Json, path: readonly string[], to: string): Json {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return key === EACH_ENTRY ? renamedEntries(value, rest, to) : value;
  if (!Object.hasOwn(value, key)) return value;
  const fields = Object.entries(value as { readonly [key: string]: Json }).map(([name, inner]) => {
    if (name !== key) return [name, inner] as const;
    return rest.length === 0 ? ([to, inner] as const) : ([name, renameKey(inner, rest, to)] as const);
  });
  const isSame = rest.length > 0 && fields.every(([name, inner]) => inner === (value as never)[name]);
  return isSame ? value : Object.fromEntries(fields);
}

function renamedEntries(list: readonly Json[], path: readonly string[], to: string): Json {
  const renamed = list.map((item) => renameKey(item, path, to));
  return renamed.every((item, index) => item === list[index]) ? list : renamed;
}
