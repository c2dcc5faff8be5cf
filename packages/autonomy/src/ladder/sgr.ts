import { clopperPearsonUpper } from '../interval/clopperPearson.ts';
import { binomCdf } from '../special/binomCdf.ts';

/** One labelled case of a batch: its raw confidence and whether the proposal was wrong. */
export type ScoredCase = { readonly confidence: number; readonly isError: boolean };

/**
 * What `sgr` found. `threshold` is the confidence from which cases may pass, null when none will do; `selected` of the
 * labelled cases lie at or above it with `errors` errors; `bound` holds for their error rate with probability 1 − d.
 */
export type Selection = {
  readonly threshold: number | null;
  readonly selected: number;
  readonly errors: number;
  readonly coverage: number;
  readonly bound: number | null;
};

const NOTHING: Selection = { threshold: null, selected: 0, errors: 0, coverage: 0, bound: null };

/**
 * Selection with guaranteed risk: searches, in ceil(log2 m) halvings, for the longest list of most confident cases whose
 * error rate is shown to be at most t0, each look at d / ceil(log2 m). The best passing list is kept, not the last tried.
 * A list always runs to the end of a tie, because a gate at that confidence lets all of the tie pass.
 * Throws a RangeError unless 0 < t0, d < 1. Source: Geifman and El-Yaniv 2017, algorithm 1 and lemma 3.1.
 */
export function sgr(cases: readonly ScoredCase[], t0: number, d: number): Selection {
  const sorted = [...cases].sort((a, b) => b.confidence - a.confidence);
  const m = sorted.length;
  if (m === 0) return NOTHING;
  const ends = tieEnds(sorted);
  const errors = runningErrors(sorted);
  const looks = Math.max(1, Math.ceil(Math.log2(m)));
  let [low, high, best] = [1, m, 0];
  for (let look = 0; look < looks; look += 1) {
    const middle = Math.ceil((low + high) / 2);
    const size = ends[middle - 1]!;
    if (binomCdf(errors[size]!, size, t0) <= d / looks) {
      best = Math.max(best, size);
      low = middle;
    } else high = middle;
  }
  if (best === 0) return NOTHING;
  return {
    threshold: sorted[best - 1]!.confidence,
    selected: best,
    errors: errors[best]!,
    coverage: best / m,
    bound: clopperPearsonUpper(errors[best]!, best, d / looks),
  };
}

/** For each case, how many cases have its confidence or a higher one. */
function tieEnds(sorted: readonly ScoredCase[]): Uint32Array {
  const ends = new Uint32Array(sorted.length);
  for (let i = sorted.length - 1; i >= 0; i -= 1) {
    const isLastOfTie = sorted[i + 1]?.confidence !== sorted[i]!.confidence;
    ends[i] = isLastOfTie ? i + 1 : ends[i + 1]!;
  }
  return ends;
}

/** How many of the first z cases are wrong, for z = 0 … m; whole numbers, so that no rounding loses one. */
function runningErrors(sorted: readonly ScoredCase[]): Uint32Array {
  const errors = new Uint32Array(sorted.length + 1);
  sorted.forEach(({ isError }, index) => {
    errors[index + 1] = errors[index]! + (isError ? 1 : 0);
  });
  return errors;
}
