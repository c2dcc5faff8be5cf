import type { Json } from './json.ts';

/**
 * Whether every text in the value can be stored: databases refuse NUL, and half a surrogate pair is no character.
 */
export function isStorable(value: Json): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isStorable);
  return Object.entries(value as Record<string, Json>).every(
    ([key, entry]) => isStorableText(key) && isStorable(entry),
  );
}

/** The value with every such character replaced by `�`: for what came from outside and must not be lost. */
export function makeStorable<TValue extends Json>(value: TValue): TValue {
  return (isStorable(value) ? value : mend(value)) as TValue; // safe: only characters change
}

function mend(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(mend);
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).map(([key, entry]) => [storableText(key), mend(entry)]),
  );
}

const isStorableText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** One text with every such character replaced by `�`. */
export const storableText = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();
