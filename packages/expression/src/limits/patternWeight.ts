import { LIMITS } from './limits.ts';

const REPETITION = /\{(\d+)(?:,(\d*))?\}/g;

/**
 * Upper bound for the size of the automaton of a regular expression: its length times all its counted repetitions.
 * The regular expressions run on an RE2 engine, whose time is (automaton × text) and never exponential.
 */
export function patternWeight(pattern: string): number {
  let weight = pattern.length;
  for (const [, from, to] of pattern.matchAll(REPETITION)) {
    weight *= Math.max(1, Number(from), Number(to || 0));
    if (weight > LIMITS.patternWeight) return Number.POSITIVE_INFINITY;
  }
  return weight;
}
