import type { CheckpointPolicy, LedgerEntry, Result, WorkspaceId } from '@countersign/model';
import type { Actor } from './store.ts';
import type { StoredCheckpoint } from './storedCheckpoint.ts';
import type {
  BandVolumes,
  Check,
  DailyCounts,
  JudgedCase,
  JudgedCasesQuery,
  Judgement,
  LedgerProof,
  Switching,
  TriedCase,
  TrustView,
  UnseenNarrowing,
  Widening,
  WideningAnswer,
} from './trust.ts';

/**
 * A checkpoint as the owner sees it. Every count is read from the ledger. `rung` is the widest that any agent version has in
 * any segment, also an earlier one that is still in use; the starting rung while there is none.
 */
export type CheckpointDetails = Omit<StoredCheckpoint, 'epoch' | 'scores' | 'labels'> & {
  readonly flow: string;
  readonly flowName: string;
  readonly title: string;
  readonly reviewEverything: boolean;
  /** Where the first agent version of a segment begins. */
  readonly startRung: number;
  /** When its ledger begins, with its first case; null before that. */
  readonly since: string | null;
  /** What a wrong decision costs, in the currency of the workspace, and what a review takes; null while nobody said. */
  readonly costOfError: number | null;
  readonly minutesPerReview: number | null;
  /** Of each segment the newest epoch first; `trustCount` tells how many there are when only the first were asked for. */
  readonly trusts: readonly TrustView[];
  readonly trustCount: number;
  readonly counts: {
    readonly passed: number;
    readonly held: number;
    readonly approved: number;
    readonly edited: number;
    readonly rejected: number;
    readonly open: number;
  };
};

/** A policy as it came into force. */
export type PolicyVersion = {
  readonly version: number;
  readonly policy: CheckpointPolicy;
  readonly appliedBy: string;
  readonly appliedAt: string;
};

export interface Checkpoints {
  /** Each with its first `trusts`, all of them when that is left out. */
  list(workspaceId: WorkspaceId, options?: { trusts?: number }): Promise<readonly CheckpointDetails[]>;
  get(workspaceId: WorkspaceId, id: string): Promise<CheckpointDetails | null>;
  /** Whether there is such a checkpoint, which is known without counting its ledger. */
  has(workspaceId: WorkspaceId, id: string): Promise<boolean>;
  /** A page of a checkpoint's trusts, in the order of `CheckpointDetails.trusts`. Throws `InvalidCursorError`. */
  trusts(
    workspaceId: WorkspaceId,
    id: string,
    page: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<{ items: readonly TrustView[]; nextCursor: string | null }>;
  /**
   * Stores a new policy version; problem `policy_conflict` when `policyVersion` is not the newest, `not_found`,
   * `invalid_input` for one that no owner may bring into force (see `refusalOfPolicy`). Where what is measured has
   * changed, every trust begins a new epoch, on a rung that is nowhere wider than before.
   */
  setPolicy(
    workspaceId: WorkspaceId,
    change: { id: string; policy: CheckpointPolicy; policyVersion: number; actor: Actor },
  ): Promise<Result<CheckpointDetails>>;
  /**
   * Narrows to a rung at once, which begins a new epoch: everything of the checkpoint and its starting rung, or one
   * segment, or one agent version of it. Refused with `not_narrower` when nothing is wider.
   */
  narrow(
    workspaceId: WorkspaceId,
    change: {
      id: string;
      rung: number;
      segment?: string | undefined;
      agentVersion?: string | undefined;
      actor: Actor;
    },
  ): Promise<Result<CheckpointDetails>>;
  /** The narrowings that nobody had asked for and no owner has seen, of all checkpoints or one, the newest first. */
  narrowings(workspaceId: WorkspaceId, query?: { id: string | null }): Promise<readonly UnseenNarrowing[]>;
  /**
   * Notes that an owner has seen a narrowing that nobody had asked for, by its line of the ledger; once, however many say
   * so. Problems `not_found`, `narrowing_not_found`.
   */
  acknowledge(
    workspaceId: WorkspaceId,
    seen: { id: string; narrowing: number; actor: Actor },
  ): Promise<Result<CheckpointDetails>>;
  /** Turns "review everything" on or off for the workspace, one flow or one checkpoint. */
  setKillSwitch(
    workspaceId: WorkspaceId,
    change: { scope: 'workspace' | 'flow' | 'checkpoint'; id: string | null; on: boolean; actor: Actor },
  ): Promise<Result<{ on: boolean }>>;
  /** What errors and reviews cost; null takes a figure away. Problem `not_found`. */
  setCosts(
    workspaceId: WorkspaceId,
    change: { id: string; costOfError: number | null; minutesPerReview: number | null; actor: Actor },
  ): Promise<Result<CheckpointDetails>>;
  /** Widenings that wait for an answer, the oldest first. */
  widenings(workspaceId: WorkspaceId): Promise<readonly Widening[]>;
  /**
   * Problems `not_found`; `widening_lapsed` when it is not proposed (any more); `four_eyes` when the same person would
   * ratify twice.
   */
  answerWidening(workspaceId: WorkspaceId, answer: WideningAnswer): Promise<Result<CheckpointDetails>>;
  /** Ledger entries after `seq`, in decision order. */
  ledger(
    workspaceId: WorkspaceId,
    id: string,
    after: number,
    limit: number,
  ): Promise<readonly { seq: number; at: string; entry: LedgerEntry }[]>;
  /** Every line of the ledger, newest first, before `seq` where one is given. */
  newest(
    workspaceId: WorkspaceId,
    id: string,
    page: { before: number | null; limit: number },
  ): Promise<readonly { seq: number; at: string; entry: LedgerEntry }[]>;
  /**
   * The lines with which something changed for the trust (everything but cases and verdicts in time), newest first, before `seq`
   * where one is given.
   */
  turns(
    workspaceId: WorkspaceId,
    id: string,
    page: { before: number | null; limit: number },
  ): Promise<readonly { seq: number; at: string; entry: LedgerEntry }[]>;
  /** How "review everything" was turned for the checkpoint, its flow or the workspace, newest first. */
  switchings(workspaceId: WorkspaceId, id: string, range: { limit: number }): Promise<readonly Switching[]>;
  /** The cases that were picked for a check after they had passed, newest first. Throws `InvalidCursorError`. */
  checks(
    workspaceId: WorkspaceId,
    id: string,
    page: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<{ items: readonly Check[]; nextCursor: string | null }>;
  /** Every version of the policy, newest first. */
  policies(workspaceId: WorkspaceId, id: string): Promise<readonly PolicyVersion[]>;
  /** The last days up to today, without the empty ones. */
  daily(workspaceId: WorkspaceId, id: string, range: { days: number }): Promise<readonly DailyCounts[]>;
  /** How many cases of the last days each segment had in each band. */
  volumes(workspaceId: WorkspaceId, id: string, range: { days: number }): Promise<BandVolumes>;
  /** How cases were judged since a time, in the order of the verdicts. */
  judgements(workspaceId: WorkspaceId, id: string, range: { since: Date }): Promise<readonly Judgement[]>;
  /** Judged cases, for backtests and calibration; fewer than `limit` are the last. */
  evidenceCases(
    workspaceId: WorkspaceId,
    id: string,
    query: JudgedCasesQuery,
  ): Promise<readonly JudgedCase[]>;
  /**
   * Cases about which somebody was asked and nobody has said anything yet, the newest first and no more than can be counted
   * at once: without them whatever is judged late would be missing from the past of a backtest.
   */
  openCases(
    workspaceId: WorkspaceId,
    id: string,
    query: Pick<JudgedCasesQuery, 'references'>,
  ): Promise<readonly TriedCase[]>;
  /** Replays the ledger and compares; null when there is no such checkpoint. */
  proof(workspaceId: WorkspaceId, id: string): Promise<LedgerProof | null>;
}
