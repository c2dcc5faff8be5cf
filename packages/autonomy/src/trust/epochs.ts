import type { DecidedLine, EpochLine, LedgerEntry, RungLine } from '@countersign/model';
import { segmentPlace, standingAt, type TrustBook, trustKey } from './trustBook.ts';
import { beginEpoch, beginTrust, type CaseName, type TrustState } from './trustState.ts';
import { earnedRung, evidenceFor } from './wideningOf.ts';

/** One line on its way into a book, and the lines that follow from it so far. */
export type Folding = {
  readonly book: TrustBook;
  readonly seq: number;
  readonly at: string;
  /** Whether nothing widens by itself at this moment: see `openChecks.ts`, and while everything is reviewed. */
  readonly waits: boolean;
  /** Whether at most one rung is climbed by itself. */
  readonly isOneRung: boolean;
  readonly entries: LedgerEntry[];
};

type Whose = { readonly segment: string; readonly agentVersion: string };

export function put(book: TrustBook, state: TrustState): TrustState {
  book.trusts.set(trustKey(state), state);
  return state;
}

/** The trust that a decided case counts for, which it may begin: for an agent version that is new here, or comes back. */
export function arrive(folding: Folding, line: DecidedLine): TrustState | null {
  const { book } = folding;
  const { segment, agentVersion } = line;
  const known = book.trusts.get(trustKey(line));
  if (book.policy === null) return known ?? null;
  const { epoch, rung, cause } = standingAt(book, line);
  if (known !== undefined && cause === null) return known;
  if (known !== undefined) return beginAgain(folding, known, { rung, cause: 'agent' });
  const start = noteEpoch(folding, { segment, agentVersion, epoch, rung, cause: cause ?? 'agent' });
  return put(book, beginTrust({ segment, agentVersion }, start));
}

/** A new stretch of evidence for a trust that is there. Its number is the segment's next. */
export function beginAgain(
  folding: Folding,
  state: TrustState,
  { rung, cause }: { readonly rung: number; readonly cause: EpochLine['cause'] },
): TrustState {
  const { segment, agentVersion } = state;
  const epoch = (segmentPlace(folding.book, segment)?.lastEpoch ?? 0) + 1;
  const start = noteEpoch(folding, { segment, agentVersion, epoch, rung, cause });
  return put(folding.book, beginEpoch(state, start));
}

type Beginning = Whose & Pick<EpochLine, 'epoch' | 'rung' | 'cause'>;

function noteEpoch({ book, entries, seq, at }: Folding, { epoch, rung, cause, ...whose }: Beginning) {
  const { policyVersion } = book;
  entries.push({ type: 'epoch', ...whose, epoch, rung, policyVersion, cause });
  return { epoch, rung, policyVersion, since: { seq: seq + entries.length, at } };
}

/** By itself, because of a case: everything that was shown has to be shown again. */
export function narrow(
  folding: Folding,
  state: TrustState,
  narrowing: { readonly to: number; readonly cause: RungLine['cause']; readonly case: CaseName },
): void {
  const { to, cause } = narrowing;
  folding.entries.push(rungLine(state, { to, cause, case: asNamed(narrowing.case), actor: null }));
  beginAgain(folding, state, { rung: to, cause: 'narrowed' });
}

const asNamed = ({ runId, node, visit, reviewId }: CaseName) => ({
  runId: runId as NonNullable<RungLine['case']>['runId'], // safe: read from a line of the ledger
  ...{ node, visit, reviewId },
});

/** One rung up. The evidence for further rungs goes on, and may be enough already. */
export function climb(
  folding: Folding,
  state: TrustState,
  {
    to,
    cause,
    actor,
  }: { readonly to: number; readonly cause: RungLine['cause']; readonly actor: string | null },
): void {
  folding.entries.push(rungLine(state, { to, cause, case: null, actor }));
  const answered = { widening: null, deferred: null, declined: null };
  reconsider(folding, put(folding.book, { ...state, ...answered, rung: to }));
}

const rungLine = (
  { segment, agentVersion, epoch, rung: from }: TrustState,
  change: Pick<RungLine, 'to' | 'cause' | 'case' | 'actor'>,
): RungLine => ({ type: 'rung', segment, agentVersion, epoch, from, ...change });

/**
 * Whether the evidence of this moment proposes a widening, takes a proposed one back, or widens by itself; what would do
 * so but has to wait is proposed like any other.
 */
export function reconsider(folding: Folding, state: TrustState): void {
  const { book, entries } = folding;
  const { policy } = book;
  if (policy === null) return;
  const earned = earnedRung(state, policy);
  const { widening } = state;
  if (widening !== null && earned !== widening.to) {
    const evidence = evidenceFor(state, policy, widening.to);
    entries.push({ type: 'lapsed', ...whoseOf(state), from: state.rung, to: widening.to, evidence });
    reconsider(folding, put(book, { ...state, widening: null }));
    return;
  }
  if (earned === null || isPutOff(state, earned)) return;
  if (
    policy.widening === 'automatic' &&
    !folding.waits &&
    !(folding.isOneRung && hasClimbed(folding, state))
  ) {
    climb(folding, state, { to: earned, cause: 'automatic', actor: null });
    return;
  }
  if (widening !== null) return;
  const evidence = evidenceFor(state, policy, earned);
  entries.push({ type: 'proposed', ...whoseOf(state), from: state.rung, to: earned, evidence });
  const line = { seq: folding.seq + entries.length, at: folding.at };
  const checks = policy.widening === 'automatic' ? { checks: state.streams[0]?.opened ?? 0 } : {};
  put(book, { ...state, widening: { to: earned, ...line, evidence, ratifiedBy: [], ...checks } });
}

const hasClimbed = ({ entries }: Folding, { segment, agentVersion }: TrustState): boolean =>
  entries.some(
    (entry) =>
      entry.type === 'rung' &&
      entry.cause === 'automatic' &&
      entry.segment === segment &&
      entry.agentVersion === agentVersion,
  );

const whoseOf = ({ segment, agentVersion, epoch }: TrustState) => ({ segment, agentVersion, epoch });

const isPutOff = ({ declined, deferred, bands }: TrustState, to: number): boolean =>
  declined === to || (deferred?.to === to && (bands[to]?.n ?? 0) < deferred.untilN);
