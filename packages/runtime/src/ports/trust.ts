import type { FieldPath, TrustState } from '@countersign/autonomy';
import type { Json, ReviewId, RungLine, RunId, SampleLane, WideningEvidence } from '@countersign/model';
import type { Actor } from './store.ts';

/** What one agent version has earned in one segment (case type). `changedAt` is when its state last changed. */
export type TrustView = { readonly state: TrustState; readonly changedAt: string };

/** A widening that waits for an answer. `ratifiedBy` are those who have said yes where two persons are needed. */
export type Widening = {
  readonly checkpointId: string;
  readonly flow: string;
  readonly flowName: string;
  readonly title: string;
  readonly segment: string;
  readonly agentVersion: string;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
  /** As it stands, and as it stood when the widening was proposed. */
  readonly evidence: WideningEvidence;
  readonly evidenceThen: WideningEvidence;
  readonly proposedAt: string;
  /** When the epoch began, whose evidence it is. */
  readonly since: string;
  /** Of the ledger's line. */
  readonly seq: number;
  readonly needsTwoOwners: boolean;
  readonly ratifiedBy: readonly string[];
};

/**
 * What an owner says to a widening. `seq` is the line of the ledger that proposed what was read: the same rung may have been
 * proposed anew since, on other terms. `more` (with `deferred`) is how many further judged cases are asked for; `reopened`
 * lets what was declined or deferred be proposed again.
 */
export type WideningAnswer = {
  readonly id: string;
  readonly segment: string;
  readonly agentVersion: string;
  readonly to: number;
  readonly seq?: number | undefined;
  readonly answer: 'ratified' | 'declined' | 'deferred' | 'reopened';
  readonly more?: number | undefined;
  readonly message?: string | undefined;
  readonly actor: Actor;
};

/** "Review everything" was turned on or off, for everything in the workspace, for a flow, or for one checkpoint. */
export type Switching = {
  readonly at: string;
  readonly scope: 'workspace' | 'flow' | 'checkpoint';
  readonly on: boolean;
  readonly actor: string;
};

/**
 * A case that passed and was picked for a check, and what became of that. `overdue`: nobody has answered in time, so that it
 * counted as an error; an answer that came later is told with `isLate` and changed no figure. `closed`: nobody is asked any
 * more. `probability` is how likely the case was to be looked at; null where that was not kept.
 */
export type Check = {
  readonly reviewId: ReviewId;
  readonly runId: RunId;
  readonly caseType: string | null;
  readonly drawnAt: string;
  readonly dueAt: string | null;
  readonly lanes: readonly SampleLane[];
  readonly probability: number | null;
  readonly fate: 'open' | 'correct' | 'incorrect' | 'overdue' | 'closed';
  readonly isLate: boolean;
  readonly isCritical: boolean;
  /** Who answered, and when. */
  readonly by: string | null;
  readonly at: string | null;
};

/** What happened on one day (UTC), of one segment and agent version. */
export type DailyCounts = {
  readonly day: string;
  readonly passed: number;
  readonly held: number;
  /** Cases that people judged, in time or late, and the sum of their losses; and how many nobody judged in time. */
  readonly judged: number;
  readonly losses: number;
  readonly overdue: number;
};

/** Cases of a segment that one rung would be the first to let pass; null for those that no rung would. */
export type BandVolume = {
  readonly segment: string;
  readonly band: number | null;
  readonly cases: number;
};

/** `days` is how many the cases were counted over: fewer than asked where the checkpoint is younger, or very busy. */
export type BandVolumes = { readonly days: number; readonly bands: readonly BandVolume[] };

/**
 * How a case was judged, as the ledger tells it: what somebody said at `at`, or that nobody had said anything in time
 * (verdict `overdue`, which has no loss: what nobody looked at is neither right nor wrong). A case that somebody judged late
 * is told of twice. `isPassed`: it had passed and was looked at afterwards.
 */
export type Judgement = Pick<JudgedCase, 'at' | 'verdict' | 'probability' | 'isPassed'> & {
  readonly loss: number | null;
};

/**
 * A case that a person has judged, in time or late, with what policies may ask about it. `seq` is its verdict's place in
 * the ledger. What nobody judged in time is an error to the evidence for a wider rung, because leaving it out would let a
 * slow desk choose what is counted; it tells nothing about how often the agent is right, so it is not here.
 */
export type JudgedCase = {
  readonly seq: number;
  readonly id: ReviewId;
  readonly runId: RunId;
  readonly at: string;
  readonly segment: string;
  readonly agentVersion: string;
  readonly verdict: string;
  readonly confidence: number;
  readonly loss: number;
  /** The fields that a person changed in what the agent had proposed; null where nobody did, and of deleted cases. */
  readonly changed: readonly FieldPath[] | null;
  /** How likely the case was looked at; its inverse is the case's weight. */
  readonly probability: number;
  readonly isException: boolean;
  /** Whether the case had passed and was looked at afterwards. */
  readonly isPassed: boolean;
  /**
   * The variables that the gate's expressions saw, cut down to the asked references; null once the run was deleted: the
   * ledger still counts the case, but no other policy can be asked about it.
   */
  readonly scope: { readonly [variable: string]: Json } | null;
};

/** A case of the past with a person's word on it, or with none yet: what a policy is tried on. */
export type TriedCase = Omit<JudgedCase, 'seq' | 'verdict' | 'loss'> & {
  readonly seq: number | null;
  readonly verdict: string | null;
  readonly loss: number | null;
};

/** In the order of the verdicts behind the line `after`; or newest first before the line `before`, null from the end on. */
export type JudgedCasesQuery = {
  readonly after?: number | undefined;
  readonly before?: number | null | undefined;
  readonly limit: number;
  /** Only what was judged at this time or later. */
  readonly since?: Date | undefined;
  /** Dotted paths such as `proposal.payload.amount`; everything when absent. */
  readonly references?: readonly string[] | undefined;
};

/** Whether the ledger alone leads to the stored states, bit for bit. */
export type LedgerProof = {
  readonly lines: number;
  /** Numbers of lines that do not follow from those before them. */
  readonly differences: readonly number[];
  readonly trusts: readonly {
    readonly segment: string;
    readonly agentVersion: string;
    readonly isEqual: boolean;
    readonly stored: TrustState | null;
    readonly replayed: TrustState | null;
  }[];
};

/** A narrowing that nobody had asked for and no owner has seen. */
export type UnseenNarrowing = Omit<RungLine, 'type' | 'actor'> & {
  readonly checkpointId: string;
  /** Its line of the ledger, by which it is acknowledged. */
  readonly seq: number;
  readonly at: string;
  /** Cases that nobody judged in time, where the case that gave the last push was one of them; 0 where a person found it. */
  readonly unanswered: number;
};
