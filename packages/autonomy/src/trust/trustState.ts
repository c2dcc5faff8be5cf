import type { WideningEvidence } from '@countersign/model';
import { type EProcess, NEW_E_PROCESS } from '../betting/eProcess.ts';
import type { LabelCounts } from '../calibration/labelCounts.ts';
import type { RecentLosses } from '../demotion/breaker.ts';
import { type EDetector, NEW_E_DETECTOR } from '../demotion/eDetector.ts';
import { type Integrity, NEW_INTEGRITY } from '../integrity/integrity.ts';
import { NEW_SCORE_AVERAGE, type ScoreAverage } from '../sampling/targetedLane.ts';
import { NEW_STREAK, type Streak } from '../streak/escalatingStreak.ts';

/** Which visit of which step of which run a case is, and the review that asked for a judgement, once one was given. */
export type CaseName = {
  readonly runId: string;
  readonly node: string;
  readonly visit: number;
  readonly reviewId: string | null;
};

/** What was seen of the population that is tested before a rung is taken. All rules are kept up; the policy names one. */
export type BandEvidence = {
  readonly eprocess: EProcess;
  readonly streak: Streak;
  /** Judged cases, and the sum of their losses. */
  readonly n: number;
  readonly errors: number;
};

export const NO_EVIDENCE: BandEvidence = { eprocess: NEW_E_PROCESS, streak: NEW_STREAK, n: 0, errors: 0 };

/** How many cases a stream of evidence has, and up to which of them all are judged and counted. */
export type StreamPlace = { readonly opened: number; readonly folded: number };

export const EMPTY_STREAM: StreamPlace = { opened: 0, folded: 0 };

/** An error that is known although earlier cases of its stream are still open. */
export type PendingError = { readonly position: number; readonly loss: number };

export type TrustCounts = {
  readonly passed: number;
  readonly held: number;
  /** Passed cases that a person was asked about. */
  readonly sampled: number;
  /** Cases with a loss, and the sum of the losses; of held cases and of checked ones that had passed. */
  readonly judgedHeld: number;
  readonly lossHeld: number;
  readonly judgedPassed: number;
  readonly lossPassed: number;
  /** Cases that counted as errors because nobody judged them in time, which are among the above. */
  readonly overdue: number;
  /** Cases that nobody could judge any more; those of earlier releases counted as nothing, all others as errors. */
  readonly voided: number;
};

const NO_COUNTS: TrustCounts = {
  ...{ passed: 0, held: 0, sampled: 0, overdue: 0, voided: 0 },
  ...{ judgedHeld: 0, lossHeld: 0, judgedPassed: 0, lossPassed: 0 },
};

/** A widening that waits for an owner: `ratifiedBy` are the persons who have said yes where two are needed. */
export type OpenWidening = {
  readonly to: number;
  /** Of the ledger's line, and when it was written. */
  readonly seq: number;
  readonly at: string;
  readonly evidence: WideningEvidence;
  readonly ratifiedBy: readonly string[];
  /** How many cases the row of checks of passed ones had when it was proposed; absent where an owner is asked anyway. */
  readonly checks?: number;
};

/**
 * What one agent version has earned in one segment of a checkpoint: plain JSON of a bounded size, which the ledger alone
 * rebuilds. Everything but `counts`, `scores`, `labels` and `rung` is of the present epoch.
 */
export type TrustState = {
  readonly segment: string;
  readonly agentVersion: string;
  readonly epoch: number;
  /** The number and time of the ledger's line with which the epoch began. */
  readonly since: { readonly seq: number; readonly at: string };
  readonly rung: number;
  /**
   * The newest version of the flow under which it has decided a case, by which is told whether it is in use: see
   * `standingOf`. Absent before that was kept.
   */
  readonly flowVersion?: number;
  readonly policyVersion: number;
  readonly streams: { readonly [stream: string]: StreamPlace };
  /** By the rung that the evidence is for. */
  readonly bands: { readonly [rung: string]: BandEvidence };
  readonly detector: EDetector;
  /** Errors behind an open case, in order; the newest of them when there are too many. */
  readonly pending: readonly PendingError[];
  readonly isPendingCut: boolean;
  readonly recent: RecentLosses;
  readonly integrity: Integrity;
  readonly scores: ScoreAverage;
  /** By which the confidence is calibrated; absent while there is no label, or nothing that asks for it. */
  readonly labels?: LabelCounts;
  readonly counts: TrustCounts;
  readonly widening: OpenWidening | null;
  /** Not proposed again before so many cases are judged. */
  readonly deferred: { readonly to: number; readonly untilN: number } | null;
  /** Not proposed again in this epoch. */
  readonly declined: number | null;
};

/** Where a stretch of evidence begins. */
export type EpochStart = {
  readonly epoch: number;
  readonly rung: number;
  readonly since: { readonly seq: number; readonly at: string };
  readonly policyVersion: number;
};

const NEW_EPOCH = {
  ...{ streams: {}, bands: {}, detector: NEW_E_DETECTOR, pending: [], isPendingCut: false, recent: [] },
  ...{ integrity: NEW_INTEGRITY, widening: null, deferred: null, declined: null },
};

/** The trust of an agent version that a segment has not seen before. */
export const beginTrust = (
  whose: { readonly segment: string; readonly agentVersion: string },
  start: EpochStart,
): TrustState => ({
  ...{ segment: whose.segment, agentVersion: whose.agentVersion },
  ...{ counts: NO_COUNTS, scores: NEW_SCORE_AVERAGE },
  ...NEW_EPOCH,
  ...start,
});

/** A new stretch of evidence for the same agent: what was counted stays, what was shown does not. */
export const beginEpoch = (state: TrustState, start: EpochStart): TrustState => ({
  ...state,
  ...NEW_EPOCH,
  ...start,
});
