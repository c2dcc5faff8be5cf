import { useLayoutEffect, useRef } from 'react';

export type Latest<TValue> = { readonly current: TValue };

/** A value for those that ask later. */
export function useLatest<TValue>(value: TValue): Latest<TValue> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
