import type { Json } from '@countersign/model';

/** A text in an event's data, one level deep; undefined where there is none. */
export function textIn(data: Json, key: string): string | undefined {
  const value = valueIn(data, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number in an event's data, one level deep. */
export function numberIn(data: Json, key: string): number | undefined {
  const value = valueIn(data, key);
  return typeof value === 'number' ? value : undefined;
}

/** Any value in an event's data, one level deep. */
export function valueIn(data: Json, key: string): Json | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return Object.hasOwn(data, key) ? (data as { readonly [key: string]: Json })[key] : undefined;
}

/** The steps (`node/visit`) that an event names, one level deep. */
export function stepsIn(data: Json): readonly string[] | undefined {
  const steps = valueIn(data, 'steps');
  return Array.isArray(steps) ? steps.filter((step) => typeof step === 'string') : undefined;
}
