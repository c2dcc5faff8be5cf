import { binomCdf } from '../special/binomCdf.ts';

/** The errors k among the n labelled cases that one rung would let pass. */
export type RungCount = { readonly k: number; readonly n: number };

/**
 * How many rungs, strictest first, one planned look at a batch of labels opens: r is raised while
 * binomCdf(k, n, t0) <= d for the next rung. No correction for the number of rungs; P(a rung with an error rate of t0 or
 * more is opened) <= d. Throws a RangeError unless 0 <= k <= n and 0 < t0, d < 1.
 * Source: fixed-sequence testing in Learn then Test (Angelopoulos et al. 2021).
 */
export function fixedSequence(rungs: readonly RungCount[], t0: number, d: number): number {
  const stop = rungs.findIndex(({ k, n }) => n === 0 || binomCdf(k, n, t0) > d);
  return stop === -1 ? rungs.length : stop;
}
