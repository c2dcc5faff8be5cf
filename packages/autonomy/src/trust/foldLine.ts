import {
  type AnsweredLine,
  CheckpointPolicy,
  type DecidedLine,
  type LedgerEntry,
  type PolicyLine,
  type RungLine,
  type SampledLine,
  type UnjudgedLine,
  type VerdictLine,
} from '@countersign/model';
import { isBreakerOpen, pushLoss } from '../demotion/breaker.ts';
import { detectorLevel } from '../demotion/eDetector.ts';
import { updateIntegrity } from '../integrity/integrity.ts';
import { updateScoreAverage } from '../sampling/targetedLane.ts';
import { arrive, beginAgain, climb, type Folding, narrow, put, reconsider } from './epochs.ts';
import { caseKey, type EvidenceCase, isWatched, streamOf } from './evidenceCase.ts';
import { heldRung, isEvidencePolicyEqual, rungAfterPolicy } from './evidencePolicy.ts';
import { foldCase } from './foldCase.ts';
import { labelOf, labelsWith } from './labels.ts';
import { addPending, certainLevel } from './lookAhead.ts';
import { scoreOf } from './scoreOf.ts';
import { placeKey, putCase, removeCase, type TrustBook, trustKey, trustsInOrder } from './trustBook.ts';
import { type CaseName, EMPTY_STREAM, type TrustCounts, type TrustState } from './trustState.ts';
import { toleranceOf } from './wideningRule.ts';

export type LedgerLine = { readonly seq: number; readonly at: string; readonly entry: LedgerEntry };

/**
 * Takes one line of the ledger into the book, and answers the lines that follow from it, which belong directly behind
 * it. Lines that only follow from others change nothing by themselves.
 */
export function foldLine(book: TrustBook, { seq, at, entry }: LedgerLine): readonly LedgerEntry[] {
  const waits = 'waits' in entry && entry.waits === true;
  const isOneRung = 'oneRung' in entry && entry.oneRung === true;
  const folding: Folding = { book, seq, at, waits, isOneRung, entries: [] };
  switch (entry.type) {
    case 'policy':
      takePolicy(folding, entry);
      break;
    case 'decided':
      if (entry.epoch !== undefined) takeDecided(folding, entry);
      break;
    case 'sampled':
      takeSampled(folding, entry);
      break;
    case 'verdict':
    case 'overdue':
    case 'voided':
      takeLabel(folding, entry);
      break;
    case 'answered':
      takeAnswer(folding, entry);
      break;
    case 'rung':
      if (entry.cause === 'owner') takeNarrowing(folding, entry);
      break;
    case 'acknowledged':
    case 'epoch':
    case 'proposed':
    case 'lapsed':
      break;
  }
  return folding.entries;
}

/** Whether a line is one of those that others follow from. */
export const isCause = (entry: LedgerEntry): boolean =>
  entry.type === 'rung' ? entry.cause === 'owner' : !['epoch', 'proposed', 'lapsed'].includes(entry.type);

function takePolicy(folding: Folding, line: PolicyLine): void {
  const { book } = folding;
  const before = book.policy;
  const policy = CheckpointPolicy.parse(line.policy);
  Object.assign(book, { policy, policyVersion: line.version, startRung: line.startRung });
  const isSameMeasure = before === null || isEvidencePolicyEqual(before, policy);
  for (const state of trustsInOrder(book)) {
    if (isSameMeasure) reconsider(folding, put(book, { ...state, policyVersion: line.version }));
    else if (line.unproven === undefined) {
      changeMeasure(folding, state, rungAfterPolicy(before, policy, state.rung));
    } else changeMeasure(folding, state, heldRung(before, { policy, startRung: line.startRung }, state.rung));
  }
}

function changeMeasure(folding: Folding, state: TrustState, to: number): void {
  const { segment, agentVersion, epoch, rung: from } = state;
  if (to !== from) {
    const change = { from, to, cause: 'policy' as const, case: null, actor: null };
    folding.entries.push({ type: 'rung', segment, agentVersion, epoch, ...change });
  }
  beginAgain(folding, state, { rung: to, cause: 'policy' });
}

function takeDecided(folding: Folding, line: DecidedLine): void {
  const { book } = folding;
  const state = arrive(folding, line);
  if (state === null || book.policy === null) return;
  const isPassed = line.decision === 'passed';
  const isPicked = isPassed && isWatched(line);
  const counts = count(state.counts, {
    ...{ passed: isPassed ? 1 : 0, held: isPassed ? 0 : 1, sampled: isPicked ? 1 : 0 },
  });
  let next: TrustState = { ...state, counts, ...inUse(state, line) };
  if (isPassed && line.rates !== undefined) {
    const { rates, lanes = [] } = line;
    const coin = { isPicked: lanes.includes('evidence'), pi: rates.evidence };
    const scores = updateScoreAverage(next.scores, scoreOf(book.policy, line));
    next = { ...next, integrity: updateIntegrity(next.integrity, coin), scores };
  }
  openCase(folding, next, line);
}

/** Lines of earlier releases do not tell on which version of the flow their runs were. */
function inUse({ flowVersion: before = 0 }: TrustState, { flowVersion }: DecidedLine) {
  return flowVersion === undefined ? {} : { flowVersion: Math.max(before, flowVersion) };
}

function takeSampled(folding: Folding, line: SampledLine): void {
  const state = folding.book.trusts.get(trustKey(line));
  if (state === undefined) return;
  if (line.asked === true) takeIntoEvidence(folding, state, line);
  else openCase(folding, { ...state, counts: count(state.counts, { sampled: 1 }) }, line);
}

/**
 * A case about which somebody was asked already, and that was no evidence so far, gets its place in the stream: there it
 * waits for the answer, or counts by the one that has come.
 */
function takeIntoEvidence(folding: Folding, state: TrustState, line: SampledLine): void {
  const { book } = folding;
  const found = book.cases.get(caseKey(line)) ?? answeredCase(line);
  if (book.policy === null || found === null || found.stream !== null) return;
  if (line.epoch !== state.epoch || found.epoch !== state.epoch) return;
  const stream = streamOf(book.policy, line);
  if (stream === null) return;
  const place = state.streams[stream] ?? EMPTY_STREAM;
  const position = place.opened + 1;
  const placed = { ...found, stream, position, rate: rateOf(line) };
  put(book, { ...state, streams: { ...state.streams, [stream]: { ...place, opened: position } } });
  if (placed.status === 'open') putCase(book, placed);
  else judge(folding, placed);
}

/** A case of which nothing was kept when its answer came, because nothing waited for it then. */
function answeredCase(line: SampledLine): EvidenceCase | null {
  const { runId, node, visit, segment, agentVersion, epoch, band, dueAt, loss } = line;
  if (loss === undefined) return null;
  const name = { runId, node, visit, reviewId: null, segment, agentVersion };
  const place = { epoch, stream: null, position: 0, band, isPassed: true, rate: null };
  return { ...name, ...place, confidence: null, chance: null, dueAt, status: 'judged', loss };
}

/** A case that somebody is asked about waits for the answer, in its place of the stream. */
function openCase(folding: Folding, state: TrustState, line: DecidedLine | SampledLine): void {
  const { book } = folding;
  const { policy } = book;
  if (policy === null || !isWatched(line) || line.dueAt === undefined) {
    reconsider(folding, put(book, state));
    return;
  }
  const stream = line.epoch === state.epoch ? streamOf(policy, line) : null;
  const place = stream === null ? null : (state.streams[stream] ?? EMPTY_STREAM);
  const position = place === null ? 0 : place.opened + 1;
  const streams =
    place === null ? state.streams : { ...state.streams, [stream ?? 0]: { ...place, opened: position } };
  const { runId, node, visit, segment, agentVersion, band, dueAt } = line;
  const name = { runId, node, visit, reviewId: null, segment, agentVersion };
  const open = { status: 'open' as const, loss: null };
  const epoch = line.epoch ?? state.epoch;
  const isPassed = line.type === 'sampled' || line.decision === 'passed';
  const said = labelOf(line);
  putCase(book, {
    ...name,
    epoch,
    stream,
    position,
    band,
    isPassed,
    rate: rateOf(line),
    ...said,
    dueAt,
    ...open,
  });
  reconsider(folding, put(book, { ...state, streams }));
}

/** How likely the case was looked at as one of the tested population, which has one coin only: that of the gate. */
function rateOf(line: DecidedLine | SampledLine): number | null {
  if (line.type === 'sampled') return null;
  return line.decision === 'held' ? 1 : (line.rates?.evidence ?? null);
}

function takeLabel(folding: Folding, line: VerdictLine | UnjudgedLine): void {
  const { book } = folding;
  const found = book.cases.get(caseKey(line));
  const judgement = judgementOf(line);
  const whose =
    found ?? (line.agentVersion === undefined ? null : { ...line, agentVersion: line.agentVersion });
  const state = whose === null ? undefined : book.trusts.get(trustKey(whose));
  if (state === undefined) return;
  const name: CaseName = { runId: line.runId, node: line.node, visit: line.visit, reviewId: line.reviewId };
  if (line.type === 'verdict' && line.critical === true && state.rung > 0) {
    narrow(folding, state, { to: 0, cause: 'critical', case: name });
  }
  if (judgement === null || found?.status !== 'open') return;
  countLabel(folding, found, line);
  judge(folding, { ...found, reviewId: line.reviewId, status: 'judged', loss: judgement.loss });
}

/** Null while somebody else still has to answer. */
function judgementOf(line: VerdictLine | UnjudgedLine): { readonly loss: number | null } | null {
  if (line.type !== 'verdict') return { loss: line.type === 'overdue' ? 1 : null };
  return line.final === false ? null : { loss: line.loss };
}

/** What a label means beside its place in a stream: the counts, and the row of recent errors. */
function countLabel(folding: Folding, found: EvidenceCase, line: VerdictLine | UnjudgedLine): void {
  const { book } = folding;
  const state = book.trusts.get(trustKey(found));
  if (state === undefined || book.policy === null) return;
  const loss = judgementOf(line)?.loss ?? null;
  const label = found.isPassed
    ? { judgedPassed: 1, lossPassed: loss ?? 0 }
    : { judgedHeld: 1, lossHeld: loss ?? 0 };
  const isGone = line.type === 'voided' || (line.type === 'overdue' && line.withdrawn === true);
  const unjudged = { overdue: line.type === 'overdue' ? 1 : 0, voided: isGone ? 1 : 0 };
  const counts = count(state.counts, { ...unjudged, ...(loss === null ? {} : label) });
  const breaker = book.policy.breakers.errors;
  const isRecent = breaker !== undefined && found.isPassed && found.epoch === state.epoch && loss !== null;
  const counted = { ...state, counts, ...labelsWith(state, found, line) };
  if (!isRecent) {
    put(book, counted);
    return;
  }
  const recent = pushLoss(state.recent, loss, breaker.window);
  const next = put(book, { ...counted, recent });
  if (!isBreakerOpen(recent, breaker) || next.rung === 0) return;
  narrow(folding, next, { to: next.rung - 1, cause: 'errors', case: nameOf(found, line.reviewId) });
}

const nameOf = ({ runId, node, visit }: EvidenceCase, reviewId: string | null): CaseName => ({
  ...{ runId, node, visit, reviewId },
});

/** Puts a judged case in its place, counts whatever is ready by now, and looks ahead at errors that are not. */
function judge(folding: Folding, judged: EvidenceCase): void {
  const { book } = folding;
  const { policy } = book;
  const state = book.trusts.get(trustKey(judged));
  const { stream, epoch, position, loss } = judged;
  if (state === undefined || policy === null) return;
  if (stream === null || state.epoch !== epoch) {
    removeCase(book, judged);
    return;
  }
  putCase(book, judged);
  if (stream === 0 && judged.isPassed && loss !== null && loss > 0) {
    put(book, { ...state, ...addPending(state, { position, loss }) });
  }
  countReady(folding, judged, stream);
  const after = book.trusts.get(trustKey(judged));
  if (after === undefined || after.epoch !== epoch || after.rung === 0 || after.pending.length === 0) return;
  const level = certainLevel(after, after.streams[0]?.folded ?? 0, toleranceOf(policy));
  if (level < policy.breakers.alarmAt) return;
  narrow(folding, after, { to: after.rung - 1, cause: 'alarm', case: nameOf(judged, judged.reviewId) });
}

/** Counts the cases at the head of a stream as far as all are judged. An alarm ends the epoch, and the count with it. */
function countReady(folding: Folding, { segment, agentVersion, epoch }: EvidenceCase, stream: number): void {
  const { book } = folding;
  for (;;) {
    const state = book.trusts.get(trustKey({ segment, agentVersion }));
    const { policy } = book;
    if (state === undefined || policy === null || state.epoch !== epoch) return;
    const position = (state.streams[stream]?.folded ?? 0) + 1;
    const next = book.cases.get(book.places.get(placeKey(state, { epoch, stream, position })) ?? '');
    if (next?.status !== 'judged') return;
    removeCase(book, next);
    const folded = put(book, foldCase(state, policy, next));
    if (folded.rung > 0 && detectorLevel(folded.detector) >= policy.breakers.alarmAt) {
      narrow(folding, folded, { to: folded.rung - 1, cause: 'alarm', case: nameOf(next, next.reviewId) });
      return;
    }
    reconsider(folding, folded);
  }
}

function takeAnswer(folding: Folding, line: AnsweredLine): void {
  const { book } = folding;
  const state = book.trusts.get(trustKey(line));
  if (state === undefined || state.epoch !== line.epoch || book.policy === null) return;
  const { widening } = state;
  switch (line.answer) {
    case 'ratified': {
      if (widening?.to !== line.to) return;
      const ratifiedBy = [...new Set([...widening.ratifiedBy, line.actor])];
      const needed = book.policy.ratifiedBy === 'twoOwners' ? 2 : 1;
      if (ratifiedBy.length < needed) put(book, { ...state, widening: { ...widening, ratifiedBy } });
      else climb(folding, state, { to: line.to, cause: 'ratified', actor: line.actor });
      return;
    }
    case 'declined':
      put(book, { ...state, widening: null, declined: line.to });
      return;
    case 'deferred': {
      const untilN = (state.bands[line.to]?.n ?? 0) + (line.more ?? 1);
      put(book, { ...state, widening: null, deferred: { to: line.to, untilN } });
      return;
    }
    case 'reopened':
      reconsider(folding, put(book, { ...state, declined: null, deferred: null }));
      return;
  }
}

function takeNarrowing(folding: Folding, line: RungLine): void {
  const state = folding.book.trusts.get(trustKey(line));
  if (state !== undefined) beginAgain(folding, state, { rung: line.to, cause: 'owner' });
}

const count = (counts: TrustCounts, more: Partial<TrustCounts>): TrustCounts => ({
  ...counts,
  ...Object.fromEntries(
    Object.entries(more).map(([name, by]) => [name, counts[name as keyof TrustCounts] + by]),
  ),
});
