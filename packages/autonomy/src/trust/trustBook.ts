import { type CheckpointPolicy, canonicalJson, type DecidedLine, type Json } from '@countersign/model';
import { caseKey, type EvidenceCase } from './evidenceCase.ts';
import { entryOf, type TrustState } from './trustState.ts';

/**
 * Everything that the lines of a checkpoint's ledger are folded into: the policy in force, the trusts, and the cases that
 * wait for their judgement or their turn. A store brings the part of it that the new lines can touch: the trusts they
 * name, each segment's newest one, the named cases, and those ready to be counted behind them.
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

/** The trust of a segment's highest epoch. */
export function newestOf(book: TrustBook, segment: string): TrustState | null {
  let newest: TrustState | null = null;
  for (const state of book.trusts.values()) {
    if (state.segment === segment && state.epoch > (newest?.epoch ?? 0)) newest = state;
  }
  return newest;
}

/**
 * All trusts in an order that does not depend on how they came into the book: what follows for several of them from one
 * line is written in it.
 */
export const trustsInOrder = ({ trusts }: TrustBook): readonly TrustState[] =>
  [...trusts]
    .sort(([a, one], [b, other]) => one.epoch - other.epoch || (a < b ? -1 : 1))
    .map(([, state]) => state);

/** Where an agent version stands in a segment, also one that has not been seen there. */
export function standingAt(book: TrustBook, whose: Whose): { readonly epoch: number; readonly rung: number } {
  const state = book.trusts.get(trustKey(whose));
  if (state !== undefined || book.policy === null) return state ?? { epoch: 1, rung: 0 };
  return entryOf(book.policy, { startRung: book.startRung, latest: newestOf(book, whose.segment) });
}

/**
 * Whether a gate was decided by the policy, epoch and rung that are in force now. The epoch of an agent version that has
 * not been seen is not given out yet: whoever comes first has it.
 */
export function isCurrent(book: TrustBook, line: DecidedLine): boolean {
  const { epoch, rung } = standingAt(book, line);
  const isSeen = book.trusts.has(trustKey(line));
  return line.policyVersion === book.policyVersion && line.rung === rung && (!isSeen || line.epoch === epoch);
}

/** Whether two states are the same to the last bit; JSON writes every double so that it can be told from any other. */
export const isSameTrust = (a: TrustState, b: TrustState): boolean =>
  canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json); // safe: states are JSON
