import { problem, type Review } from '@countersign/model';
import { appendTurn, newsEvents, type Turn, type TurnCause, type TurnOutcome } from '@countersign/runtime';
import type { FlightSql, Row } from 'postgres';
import { lockAuditHeads } from '../audit/lockAuditHeads.ts';
import { type LockedEffect, lockEffects } from '../effects/lockEffects.ts';
import { type FoundTurn, findCommitted } from '../events/findCommitted.ts';
import { findReviewStates, type ReviewState } from '../reviews/findReviewStates.ts';
import { findReviews } from '../reviews/findReviews.ts';
import { type ReviewRow, reviewOf } from '../reviews/reviewOf.ts';
import { findStarted, type StartedRun } from '../runs/findStarted.ts';
import { type CreatedRun, insertRuns, type StartTurn } from '../runs/insertRuns.ts';
import { type LockedRun, lockRuns } from '../runs/lockRuns.ts';
import { findSignals, type TakenSignal } from '../signals/findSignals.ts';
import { findTimers } from '../timers/findTimers.ts';
import type { EvidenceRow } from '../trust/findEvidence.ts';
import type { InForce } from '../trust/findInForce.ts';
import type { TrustRow } from '../trust/findTrusts.ts';
import { type HeldLedger, heldLedgers, holdLedgers, ledgersAsked } from '../trust/holdLedgers.ts';
import type { LedgerHead } from '../trust/lockLedgers.ts';
import { fly } from './flight.ts';
import {
  auditedWorkspaces,
  effectNames,
  reviewNames,
  signalNames,
  timerNames,
  turnName,
} from './turnNames.ts';

/**
 * A turn that may be written, `at` a time. `lastSeq` is the number of the run's last event before it. A run `tellsMore` when
 * its first turn has more events by now than the run was created with.
 */
export type AcceptedTurn = Readonly<{
  type: 'accepted';
  turn: Turn;
  revision: number;
  lastSeq: number;
  at: Date;
  /** A call that is given back although one of its runs was over meanwhile: it is due at once. */
  isNudged: boolean;
  tellsMore?: boolean;
}>;

/** A turn that was committed before: the answer to its commit was lost. */
type KnownTurn = Readonly<{ type: 'known'; turn: Turn; at: Date }>;

type Answer = AcceptedTurn | KnownTurn | TurnOutcome;

/** One answer per turn, in order, and the ledgers that the accepted ones go on with. */
export type CheckedTurns = Readonly<{
  answers: readonly Answer[];
  /** Held because something in them is about what agents have earned; none when nothing is. */
  ledgers: readonly HeldLedger[];
}>;

/** What the store holds about the turns in question, all of it locked or guarded by a locked run. */
type Found = Readonly<{
  runs: ReadonlyMap<string, LockedRun>;
  effects: ReadonlyMap<string, LockedEffect>;
  timers: ReadonlySet<string>;
  reviews: ReadonlyMap<string, ReviewState>;
  /** What was answered before, or shows something else by now. */
  decided: ReadonlyMap<string, Review>;
  signals: ReadonlyMap<string, string>;
}>;

/** What the first flight asks, in its order. */
type Asked = [
  LockedRun,
  LockedEffect,
  CreatedRun,
  Readonly<{ runId: string; id: string }>,
  ReviewState,
  TakenSignal,
  Row,
  LedgerHead,
  InForce,
  TrustRow,
  EvidenceRow,
];

/**
 * Locks everything the turns are about and finds out which of them still hold. New runs are created here, because only
 * the insert can tell whether an idempotency key is free.
 */
export async function checkTurns(tx: FlightSql, turns: readonly Turn[]): Promise<CheckedTurns> {
  const starts = turns.filter((turn): turn is StartTurn => turn.cause.type === 'start');
  const others = turns.filter((turn) => turn.cause.type !== 'start');
  // One round trip. The server answers in this order, under the locks of the runs; and even what was read a moment too
  // early would be right, because reviews and timers change only together with the revision of their run.
  // Every writer locks in this order: runs, effects, new runs, audit chains, ledgers, the sums of the day. New runs come
  // after the calls that start them.
  const trust = ledgersAsked(turns.flatMap(({ ledger }) => ledger));
  const [runs, effects, created, timers, reviews, signals, , ...rows] = await fly<Asked>(tx, [
    lockRuns(
      tx,
      others.map(({ runId }) => runId),
    ),
    lockEffects(tx, turns.flatMap(effectNames)),
    insertRuns(tx, starts),
    findTimers(tx, others.flatMap(timerNames)),
    findReviewStates(tx, others.flatMap(reviewNames)),
    findSignals(tx, others.flatMap(signalNames)),
    lockAuditHeads(tx, turns.flatMap(auditedWorkspaces)),
    ...holdLedgers(tx, trust),
  ]);
  const states = new Map(reviews.map((review) => [review.id, review]));
  const late = others.filter(({ cause }) => cause.type === 'verdict' && !isAsShown(cause, states));
  const begun = new Map(created.map(({ id, at }) => [id, at]));
  const revisions = new Map(runs.map(({ id, revision }) => [id, revision]));
  const isPassed = ({ runId, cause, expectedRevision }: Turn) =>
    cause.type === 'start' ? !begun.has(runId) : (revisions.get(runId) ?? 0) > expectedRevision;
  const [decided, committed] = await fly<[ReviewRow, FoundTurn]>(tx, [
    findReviews(tx, late.flatMap(reviewNames)),
    findCommitted(tx, turns.filter(isPassed).map(turnName)),
  ]);
  const found: Found = {
    runs: new Map(runs.map((run) => [run.id, run])),
    effects: new Map(effects.map((effect) => [`${effect.runId}:${effect.key}`, effect])),
    timers: new Set(timers.map(({ runId, id }) => `${runId}:${id}`)),
    reviews: states,
    decided: new Map(decided.map((row) => [row.id, reviewOf(row)])),
    signals: new Map(signals.map(({ runId, key, bodyHash }) => [`${runId}:${key}`, bodyHash])),
  };
  const known = new Map(committed.map(({ id, at }) => [id, at]));
  const startAnswers = await answerStarts(
    tx,
    starts.filter(({ id }) => !known.has(id)),
    begun,
  );
  const answers = turns.map((turn): Answer => {
    const at = known.get(turn.id);
    if (at !== undefined) return { type: 'known', turn, at };
    return startAnswers.get(turn) ?? answer(turn, found);
  });
  const ledgers = heldLedgers(rows);
  return { answers: appendLines(answers, ledgers), ledgers: [...ledgers.values()] };
}

/** Appends the lines of accepted turns to the held ledgers. A gate that was decided by what is not in force has moved. */
function appendLines(
  answers: readonly Answer[],
  ledgers: ReadonlyMap<string, HeldLedger>,
): readonly Answer[] {
  if (ledgers.size === 0) return answers;
  return answers.map((accepted) => {
    if (accepted.type !== 'accepted') return accepted;
    const { turn } = accepted;
    const news = appendTurn(
      turn.ledger.filter(({ checkpointId }) => ledgers.has(checkpointId)),
      ledgers,
    );
    if (news === 'moved') return { type: 'moved' };
    const told = newsEvents(news);
    if (told.length === 0) return accepted;
    const tellsMore = turn.cause.type === 'start';
    return { ...accepted, turn: { ...turn, events: [...turn.events, ...told] }, tellsMore };
  });
}

async function answerStarts(
  tx: FlightSql,
  starts: readonly StartTurn[],
  created: ReadonlyMap<string, Date>,
): Promise<ReadonlyMap<Turn, AcceptedTurn | TurnOutcome>> {
  const refused = starts.filter(({ runId }) => !created.has(runId));
  const [found] = await fly<[StartedRun]>(tx, [findStarted(tx, refused)]);
  const existing = new Map(found.map((run) => [run.wanted, run]));
  const answerTo = (turn: StartTurn): AcceptedTurn | TurnOutcome => {
    const { run } = turn.cause;
    const at = created.get(turn.runId);
    if (at) return { type: 'accepted', turn, revision: 1, lastSeq: 0, at, isNudged: false };
    const other = existing.get(turn.runId);
    if (other) return { type: 'duplicate', runId: other.id, sameBody: other.sameBody };
    if (run.parent) return leaseLost(run.parent.runId, run.parent.key);
    return stale('run_gone', `There is a run ${turn.runId} already.`);
  };
  return new Map(starts.map((turn) => [turn, answerTo(turn)]));
}

/** What became of the cause is told before what became of the run: a taken verdict is more than "moved". */
function answer(turn: Turn, found: Found): AcceptedTurn | TurnOutcome {
  const run = found.runs.get(turn.runId);
  if (!run || run.workspaceId !== turn.workspaceId)
    return stale('not_found', `There is no run ${turn.runId}.`);
  const refusal = refusalOfCause(turn, found);
  if (refusal) return refusal;
  if (run.revision !== turn.expectedRevision) return { type: 'moved' };
  if (takesOpenAction(turn, found)) return { type: 'moved' };
  const { revision, lastSeq, at } = run;
  const isNudged =
    turn.cause.type === 'await' && found.effects.get(`${turn.runId}:${turn.cause.key}`)?.nudged;
  return { type: 'accepted', turn, revision: revision + 1, lastSeq, at, isNudged: isNudged ?? false };
}

/** An action that is under way is taken from nobody; a claim moves no run, so it may have come in between. */
function takesOpenAction({ runId, cancelledEffects, parkedEffects }: Turn, { effects }: Found): boolean {
  const taken = [...cancelledEffects, ...parkedEffects.map(({ key }) => key)];
  return taken.some((key) => effects.get(`${runId}:${key}`)?.isOpenAction);
}

function refusalOfCause({ runId, cause }: Turn, found: Found): TurnOutcome | undefined {
  switch (cause.type) {
    case 'result':
    case 'retry':
    case 'await':
    case 'park': {
      const effect = found.effects.get(`${runId}:${cause.key}`);
      if (effect?.isHeld && effect.token === cause.token) return undefined;
      return leaseLost(runId, cause.key);
    }
    case 'resolve':
      if (found.effects.get(`${runId}:${cause.key}`)?.isParked) return undefined;
      return stale('incident_gone', `The step ${cause.key} of run ${runId} is not parked any more.`);
    case 'timer':
      if (found.timers.has(`${runId}:${cause.id}`)) return undefined;
      return stale('timer_gone', `Timer ${cause.id} of run ${runId} has fired or was cancelled.`);
    case 'verdict': {
      if (isAsShown(cause, found.reviews)) return undefined;
      const review = found.decided.get(cause.reviewId);
      return review
        ? { type: 'decided', review }
        : stale('not_found', `There is no review ${cause.reviewId}.`);
    }
    case 'signal': {
      const known = cause.once && found.signals.get(`${runId}:${cause.once.idempotencyKey}`);
      return known === undefined
        ? undefined
        : { type: 'duplicate', runId, sameBody: known === cause.once?.bodyHash };
    }
    case 'start':
    case 'cancel':
    case 'migrate':
    case 'pend':
      return undefined;
  }
}

function leaseLost(runId: string, key: string): TurnOutcome {
  return stale('lease_lost', `The lease of ${key} in run ${runId} is no longer held; its result is void.`);
}

function stale(code: string, message: string): TurnOutcome {
  return { type: 'stale', problem: problem(code, message) };
}

function isAsShown(
  { reviewId, etag, wasPending }: Extract<TurnCause, { type: 'verdict' }>,
  states: ReadonlyMap<string, ReviewState>,
): boolean {
  const state = states.get(reviewId);
  if (state?.isPending === true && wasPending !== true) return false;
  return state?.status === 'open' && state.etag === etag;
}
