import { type CheckpointPolicy, canonicalJson, type DecidedLine, type Json } from '@countersign/model';
import { caseKey, type EvidenceCase } from './evidenceCase.ts';
import { type Arrival, comparePlaces, type SegmentPlace, standingOf } from './standingOf.ts';
import type { TrustState } from './trustState.ts';

/**
 * Everything that the lines of a checkpoint's ledger are folded into: the policy in force, the trusts, and the cases that
 * wait for their judgement or their turn. A store brings the part of it that the new lines can touch: the trusts they
 * name, each segment's current one and that of its last epoch, the named cases, and those ready to be counted behind them.
 */
export type TrustBook = {
  policy: CheckpointPolicy | null;
  policyVersion: number;
  startRung: number;
  /** By `trustKey`. */
  readonly trusts: Map<string, TrustState>;
  /** By `caseKey`. */
  readonly cases: Map<string, EvidenceCase>;
  /** The keys of cases by their place in a stream. */
  readonly places: Map<string, string>;
};

export const emptyBook = (): TrustBook => ({
  ...{ policy: null, policyVersion: 0, startRung: 0 },
  ...{ trusts: new Map(), cases: new Map(), places: new Map() },
});

type Whose = { readonly segment: string; readonly agentVersion: string };

export const trustKey = ({ segment, agentVersion }: Whose): string => JSON.stringify([segment, agentVersion]);

export const placeKey = (whose: Whose, at: { epoch: number; stream: number; position: number }): string =>
  `${trustKey(whose)}/${at.epoch}/${at.stream}/${at.position}`;

export function putCase(book: TrustBook, added: EvidenceCase): void {
  const key = caseKey(added);
  book.cases.set(key, added);
  if (added.stream !== null) book.places.set(placeKey(added, { ...added, stream: added.stream }), key);
}

export function removeCase(book: TrustBook, gone: EvidenceCase): void {
  book.cases.delete(caseKey(gone));
  if (gone.stream !== null) book.places.delete(placeKey(gone, { ...gone, stream: gone.stream }));
}

/**
 * All trusts in an order that does not depend on how they came into the book: what follows for several of them from one
 * line is written in it.
 */
export const trustsInOrder = ({ trusts }: TrustBook): readonly TrustState[] =>
  [...trusts]
    .sort(([a, one], [b, other]) => one.epoch - other.epoch || (a < b ? -1 : 1))
    .map(([, state]) => state);

/** What a book knows of a segment; null where no agent has been seen there. */
export function segmentPlace(book: TrustBook, segment: string): SegmentPlace | null {
  const own = [...book.trusts.values()].filter((state) => state.segment === segment);
  const [first] = own;
  if (first === undefined) return null;
  const current = own.reduce((best, state) => (comparePlaces(state, best) > 0 ? state : best), first);
  return { current, lastEpoch: Math.max(...own.map(({ epoch }) => epoch)) };
}

/** A case of an agent version: `flowVersion` is that of its run. */
type OfCase = Whose & { readonly flowVersion?: number | undefined };

/** Where an agent version stands with a case, also one that has not been seen in the segment. */
export function standingAt(book: TrustBook, { segment, agentVersion, flowVersion }: OfCase): Arrival {
  const own = book.trusts.get(trustKey({ segment, agentVersion })) ?? null;
  if (book.policy === null) return { epoch: own?.epoch ?? 1, rung: own?.rung ?? 0, cause: null };
  // Only a newer version of the flow can have brought another agent in between.
  if (own !== null && (flowVersion ?? 0) <= (own.flowVersion ?? 0)) {
    return { epoch: own.epoch, rung: own.rung, cause: null };
  }
  const place = segmentPlace(book, segment);
  return standingOf(book.policy, { startRung: book.startRung, own, segment: place, flowVersion });
}

/**
 * Whether a gate was decided by the policy, epoch and rung that are in force now. An epoch that begins with the case is
 * not given out yet: whoever comes first has it.
 */
export function isCurrent(book: TrustBook, line: DecidedLine): boolean {
  const { epoch, rung, cause } = standingAt(book, line);
  return (
    line.policyVersion === book.policyVersion &&
    line.rung === rung &&
    (cause !== null || line.epoch === epoch)
  );
}

/** Whether two states are the same to the last bit; JSON writes every double so that it can be told from any other. */
export const isSameTrust = (a: TrustState, b: TrustState): boolean =>
  canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json); // safe: states are JSON
