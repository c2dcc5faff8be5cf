import type { Clock } from '../ports/clock.ts';
import { BoundedCache } from './BoundedCache.ts';

const NAMES = 1_000;

/** Asks at most once in `ms` for the same thing; what failed is asked again at once. */
export function rememberFor<TName, TValue>(
  ms: number,
  clock: Clock,
  read: (name: TName) => Promise<TValue>,
): (name: TName) => Promise<TValue> {
  const known = new BoundedCache<string, { readonly value: Promise<TValue>; readonly until: number }>(NAMES);
  return (name) => {
    const key = JSON.stringify(name);
    const now = clock.now().getTime();
    const remembered = known.get(key);
    if (remembered !== undefined && now < remembered.until) return remembered.value;
    const value = read(name);
    known.set(key, { value, until: now + ms });
    value.catch(() => known.delete(key));
    return value;
  };
}
