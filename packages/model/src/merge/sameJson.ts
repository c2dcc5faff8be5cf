type Fields = { readonly [key: string]: unknown };

/** Whether two JSON values say the same, whatever the order of their keys. Shared parts cost nothing. */
export const sameJson = (one: unknown, other: unknown): boolean => isSame(one, other, ignoringOrder);

/** Whether two JSON values are written the same, so that saving one for the other would change nothing. */
export const sameBytes = (one: unknown, other: unknown): boolean => isSame(one, other, inOrder);

type SameFields = (one: Fields, other: Fields) => boolean;

function isSame(one: unknown, other: unknown, sameFields: SameFields): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isSame(item, other[index], sameFields));
  }
  return sameFields(one as Fields, other as Fields); // safe: objects that are no lists
}

const keysOf = (fields: Fields): string[] => Object.keys(fields).filter((key) => fields[key] !== undefined);

function ignoringOrder(one: Fields, other: Fields): boolean {
  const keys = keysOf(one);
  return keys.length === keysOf(other).length && keys.every((key) => sameJson(one[key], other[key]));
}

function inOrder(one: Fields, other: Fields): boolean {
  const keys = keysOf(one);
  const others = keysOf(other);
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && sameBytes(one[key], other[key]))
  );
}
