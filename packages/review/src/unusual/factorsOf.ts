import type { VerdictType } from '@countersign/model';
import { AGENTS_AGREE } from './caseFields.ts';
import { type FieldHistory, fieldHistory, percentileOf, quantileOf } from './fieldHistory.ts';
import type { Leaf } from './leavesOf.ts';

/** A value that few or none of the earlier cases had: `same` of `cases`. */
type RareFactor = {
  readonly kind: 'rareValue' | 'newValue';
  /** The field; see `caseFields`. */
  readonly pointer: string;
  readonly value: string | number | boolean;
  readonly same: number;
  readonly cases: number;
};

/** A number beyond nearly all earlier ones. */
type ExtremeFactor = {
  readonly kind: 'highNumber' | 'lowNumber';
  readonly pointer: string;
  readonly value: number;
  /** The share of earlier cases with a smaller number, 0 to 1. */
  readonly percentile: number;
  /** The middle of the earlier numbers, and the edge that this one is beyond. */
  readonly median: number;
  readonly edge: number;
  readonly cases: number;
};

/** Agents of one run decided differently, as they did in `same` of `cases` earlier ones. */
type DisagreementFactor = {
  readonly kind: 'agentsDisagree';
  readonly pointer: string;
  readonly value: boolean;
  readonly same: number;
  readonly cases: number;
};

/** Of `cases` similar past cases people let this decision stand in `same` only. */
type NeighbourFactor = {
  readonly kind: 'unlikeSimilar';
  readonly pointer: string;
  readonly value: string;
  readonly same: number;
  readonly cases: number;
};

/** Something about a case that is unlike earlier ones, with what it is compared to. */
export type Factor = RareFactor | ExtremeFactor | DisagreementFactor | NeighbourFactor;

/** Fewer earlier cases say nothing about what is usual. */
export const LEAST_CASES = 30;
/** A value of at most this share of all cases is rare. */
const RARE_SHARE = 0.02;
/** Fields with more different values than this are names, not categories. */
const MOST_CATEGORIES = 50;
/** Among names, a new one is remarkable only where most cases bring a known one. */
const KNOWN_SHARE = 0.5;
/** The outer share on each side in which a number counts as extreme. */
const EXTREME = 0.01;

/**
 * What is unusual about a case, the least usual first, by the fields of earlier cases of the same place. Everything that
 * is told can be counted again from them.
 */
export function factorsOf(
  leaves: readonly Leaf[],
  past: readonly (readonly Leaf[])[],
): readonly (RareFactor | ExtremeFactor | DisagreementFactor)[] {
  const found = leaves.flatMap((leaf) => {
    const factor = factorOf(leaf, fieldHistory(past, leaf));
    return factor === null ? [] : [factor];
  });
  return found.sort((a, b) => shareOf(a) - shareOf(b) || (a.pointer < b.pointer ? -1 : 1));
}

function factorOf(leaf: Leaf, history: FieldHistory) {
  if (leaf.pointer === AGENTS_AGREE) return leaf.value === false ? disagreement(leaf, history) : null;
  if (history.cases < LEAST_CASES) return null;
  return typeof leaf.value === 'number' ? ofNumber(leaf, history) : ofValue(leaf, history);
}

/** Told whatever earlier cases were like: a person is asked because agents contradict each other. */
const disagreement = ({ pointer }: Leaf, { same, cases }: FieldHistory): DisagreementFactor => ({
  ...{ kind: 'agentsDisagree', pointer, value: false, same, cases },
});

function ofNumber({ pointer, value }: Leaf, { cases, numbers }: FieldHistory): ExtremeFactor | null {
  if (typeof value !== 'number' || numbers.length < LEAST_CASES) return null;
  const percentile = percentileOf(numbers, value);
  const [low, median, high] = [EXTREME, 0.5, 1 - EXTREME].map((share) => quantileOf(numbers, share));
  const found = { pointer, value, percentile, median: median!, cases };
  if (percentile >= 1 - EXTREME && value > high!) return { kind: 'highNumber', ...found, edge: high! };
  if (percentile <= EXTREME && value < low!) return { kind: 'lowNumber', ...found, edge: low! };
  return null;
}

function ofValue({ pointer, value }: Leaf, { cases, distinct, same }: FieldHistory): RareFactor | null {
  const found = { pointer, value, same, cases };
  if (distinct > MOST_CATEGORIES) {
    const known = 1 - distinct / cases;
    return same === 0 && known >= KNOWN_SHARE ? { kind: 'newValue', ...found } : null;
  }
  if (same === 0) return { kind: 'newValue', ...found };
  return same / cases <= RARE_SHARE ? { kind: 'rareValue', ...found } : null;
}

/** How many of the earlier cases were at least as unusual in this, as a share. */
function shareOf(factor: RareFactor | ExtremeFactor | DisagreementFactor): number {
  if ('percentile' in factor) return Math.min(factor.percentile, 1 - factor.percentile);
  return factor.cases === 0 ? 0 : factor.same / factor.cases;
}

/** Of fewer similar cases nobody says what is usual among them. */
const LEAST_SIMILAR = 3;
/** From this share of similar cases on a decision is one of theirs. */
const USUAL_SHARE = 0.34;

/** A decision that people hardly ever let stand in the cases most similar to this one; null when it is like theirs. */
export function unlikeSimilar(
  decision: string,
  similar: readonly { readonly decision: string; readonly verdict: VerdictType }[],
): NeighbourFactor | null {
  const stood = similar.filter((past) => past.decision === decision && LETS_STAND.has(past.verdict));
  const [same, cases] = [stood.length, similar.length];
  if (cases < LEAST_SIMILAR || same / cases >= USUAL_SHARE) return null;
  return { kind: 'unlikeSimilar', pointer: '/decision', value: decision, same, cases };
}

/** An edited payload is another answer under the same decision. */
const LETS_STAND: ReadonlySet<VerdictType> = new Set(['approve', 'edit', 'correct']);
