import type { Observer } from '@countersign/runtime';

/** One observer out of several; each goes around the next, the first outermost. */
export function joinObservers(observers: readonly Observer[]): Observer {
  return {
    aroundTurn: (turn, commit) =>
      observers.reduceRight<typeof commit>(
        (inner, { aroundTurn }) =>
          aroundTurn === undefined
            ? inner
            : (outer) => aroundTurn(turn, (traceparent) => inner(traceparent ?? outer)),
        commit,
      )(),
    aroundEffect: (effect, place, attempt) =>
      observers.reduceRight<typeof attempt>(
        (inner, { aroundEffect }) =>
          aroundEffect === undefined ? inner : () => aroundEffect(effect, place, inner),
        attempt,
      )(),
    turnsCommitted: (...told) => {
      for (const { turnsCommitted } of observers) turnsCommitted?.(...told);
    },
    leasesLost: (count) => {
      for (const { leasesLost } of observers) leasesLost?.(count);
    },
    putOff: (what) => {
      for (const { putOff } of observers) putOff?.(what);
    },
    storeLooked: () => {
      for (const { storeLooked } of observers) storeLooked?.();
    },
  };
}
