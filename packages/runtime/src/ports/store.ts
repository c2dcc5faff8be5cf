import type {
  Artefact,
  Json,
  LedgerEntry,
  PendingVerdict,
  Priority,
  Problem,
  Review,
  ReviewId,
  RunEventDraft,
  RunId,
  RunParent,
  RunStatus,
  Verdict,
  WorkspaceId,
} from '@countersign/model';
import type { Lesson } from './lesson.ts';
import type { PriorityRank } from './priorityRank.ts';
import type { Spending, SpentToday } from './spending.ts';
import type { Earner, StoredCheckpoint } from './storedCheckpoint.ts';
import type { StoreHint } from './storeHint.ts';
import type { Swept } from './swept.ts';
import type { DueTimer, NewTimer, TimerClaim, TimerKey } from './timers.ts';
import type { WorkspaceLimits } from './workspaceLimits.ts';

/**
 * Who acts: a member, an API key or the system. `id` goes into the ledger and the audit chain. `personId` is whom the key
 * belongs to, one name for all that belong to nobody: four eyes are two persons, not one person with two keys.
 */
export type Actor = {
  readonly type: 'user' | 'key' | 'system';
  readonly id: string;
  readonly name: string;
  readonly personId?: string | undefined;
};

/** A run as the loop needs it. `revision` counts committed turns and is what a turn compares before it writes. */
export type StoredRun = {
  readonly id: RunId;
  readonly workspaceId: WorkspaceId;
  readonly flowId: string;
  readonly flow: string;
  readonly version: number;
  readonly artefactHash: string;
  readonly revision: number;
  readonly status: RunStatus;
  readonly snapshot: Json;
  readonly subject: string | null;
  readonly caseType: string | null;
  /** The actor's id that started it. */
  readonly startedBy: string;
  /** The step of another run that called this one, or whose judged sample it corrects. */
  readonly parent: StoredParent | null;
  /** How many calls lie above it. */
  readonly depth: number;
  readonly priority: Priority;
};

/** `key` is that of the call effect, which looks again when the run is over. */
export type StoredParent = RunParent & { readonly key: string };

/**
 * A run to be created by a turn. `bodyHash` tells a repeated start from another one under the same key. With a token in
 * `parent` the start is `stale` unless the parent's call is still leased under it; null asks for nothing.
 */
export type NewRun = Omit<StoredRun, 'revision' | 'status' | 'snapshot' | 'parent'> & {
  readonly parent: (StoredParent & { readonly token: number | null }) | null;
  readonly input: Json;
  readonly idempotencyKey: string | null;
  readonly bodyHash: string;
};

export type EffectKind = 'agent' | 'action' | 'undo' | 'call';

/** Work that leaves the turn. `(runId, key)` is unique; `key` is `node/visit` and never changes between attempts. */
export type NewEffect = {
  readonly key: string;
  readonly kind: EffectKind;
  readonly node: string;
  readonly visit: number;
  readonly input: Json;
  /** Delivered at most once: an attempt that may have happened is never repeated. */
  readonly once: boolean;
  /** Born parked: it waits for a person before it is tried at all. */
  readonly problem?: Problem | null;
  /** Counted against limits (`flow:<id>:<max>`, `host:<host>`, or both with a space between); absent without a limit. */
  readonly lane?: string | null;
  /** Of its run: 0 high, 1 normal, 2 low; normal when absent. */
  readonly priority?: PriorityRank;
  /** The trace in which the effect was asked for (W3C `traceparent`), so that whoever performs it goes on with it. */
  readonly traceparent?: string | null;
};

/** An effect that this worker may perform until `leasedUntil`; `token` fences off whoever held it before. */
export type LeasedEffect = NewEffect & {
  readonly runId: RunId;
  readonly workspaceId: WorkspaceId;
  readonly token: number;
  /** How often it has been claimed, this time included. */
  readonly claims: number;
  /** How often an attempt has failed and been put off. */
  readonly attempts: number;
};

/** A lease as its holder names it: by its token, with the claims and attempts that were counted when it was given. */
export type HeldEffect = Pick<LeasedEffect, 'runId' | 'key' | 'token' | 'claims' | 'attempts'>;

/** A parked effect, as somebody who resolves it needs it. */
export type StoredIncident = Pick<NewEffect, 'key' | 'kind' | 'node' | 'visit'> & {
  readonly problem: Problem;
};

/** What a person does about a parked step: try it again, go on with a value, or let it fail. */
export type Resolution = 'retry' | 'skip' | 'fail';

export type NewReview = Omit<
  Review,
  'openedAt' | 'dueAt' | 'decidedAt' | 'decidedBy' | 'verdict' | 'status'
> & {
  /** Milliseconds from the database's now; null when nothing is due. */
  readonly dueInMs: number | null;
};

/** Why a turn happens; each carries what the store must check, in the same transaction, before anything is written. */
export type TurnCause =
  /** `revision` 0 is expected; refused as `duplicate` when the idempotency key or the run's id exists. */
  | { readonly type: 'start'; readonly run: NewRun }
  /** The effect must still be leased under this token. */
  | { readonly type: 'result'; readonly key: string; readonly token: number; readonly result: Json }
  /** Puts the effect off and counts a failed attempt; the snapshot stays as it is. */
  | { readonly type: 'retry'; readonly key: string; readonly token: number; readonly delayMs: number }
  /**
   * Gives a call back until one of its runs is over, or for `delayMs` at most; due at once when one was over since it
   * was claimed. The claim is not counted.
   */
  | { readonly type: 'await'; readonly key: string; readonly token: number; readonly delayMs: number }
  /** Takes the effect out of circulation: a person must look at it. */
  | { readonly type: 'park'; readonly key: string; readonly token: number; readonly problem: Problem }
  /** The effect must be parked. A retry frees it as if it had never been tried; otherwise it is removed. */
  | {
      readonly type: 'resolve';
      readonly key: string;
      readonly actor: Actor;
      readonly resolution: Resolution;
      readonly value?: Json;
    }
  /** The run goes on as one of another version of its flow. */
  | {
      readonly type: 'migrate';
      readonly actor: Actor;
      readonly version: number;
      readonly artefactHash: string;
    }
  /** The review must be open and its etag unchanged; and nobody's verdict be on its way, unless it is this one. */
  | {
      readonly type: 'verdict';
      readonly reviewId: ReviewId;
      readonly etag: string;
      readonly actor: Actor;
      readonly verdict: Verdict;
      readonly wasPending?: true | undefined;
    }
  /** A verdict begins to wait, or no longer does: see `pendingVerdicts`. `withdrawn` would have taken effect. */
  | {
      readonly type: 'pend';
      readonly reviewId: ReviewId;
      readonly givenAt: string | null;
      readonly withdrawn?: PendingVerdict | undefined;
    }
  /** The timer must exist. */
  | { readonly type: 'timer'; readonly id: string }
  /** With a key, `duplicate` when the run has taken a signal under it before. */
  | {
      readonly type: 'signal';
      readonly name: string;
      readonly payload: Json;
      readonly once?: SignalKey | undefined;
    }
  | { readonly type: 'cancel'; readonly actor: Actor };

/** Under which key an outside system may repeat a signal, and the hash of what it sent. */
export type SignalKey = { readonly idempotencyKey: string; readonly bodyHash: string };

/**
 * One event applied to one run until it waits again. Everything in it is written together or not at all. The store
 * numbers the events after the run's last `seq`, without gaps.
 */
export type Turn = {
  /**
   * A UUID by which the store knows the turn again when it is offered a second time, because nobody heard how its commit
   * ended. One without events is not known again.
   */
  readonly id: string;
  readonly runId: RunId;
  readonly workspaceId: WorkspaceId;
  /** The run's flow, under which its reviews and what it spends are filed. */
  readonly flowId: string;
  readonly expectedRevision: number;
  readonly cause: TurnCause;
  readonly snapshot: Json;
  readonly status: RunStatus;
  readonly outcome: string | null;
  readonly output: Json | null;
  readonly events: readonly RunEventDraft[];
  readonly effects: readonly NewEffect[];
  readonly cancelledEffects: readonly string[];
  /** Effects under way that are taken out of circulation; whoever performs one finds its token gone. */
  readonly parkedEffects: readonly { readonly key: string; readonly problem: Problem }[];
  /** Keys of calls whose unfinished runs are to be cancelled: each gets a timer `cancel` or `cancelWithUndo`, due now. */
  readonly cancelledCalls: readonly string[];
  /** Whether these runs are to take back what they did. */
  readonly undoCalled: boolean;
  /** The call that waits for this run, when the run is over by this turn. */
  readonly nudges: { readonly runId: RunId; readonly key: string } | null;
  readonly timers: readonly NewTimer[];
  readonly cancelledTimers: readonly string[];
  readonly openedReviews: readonly NewReview[];
  /** Open reviews of this run that nobody may answer any more. */
  readonly closedReviews: readonly { readonly id: ReviewId; readonly status: 'expired' | 'cancelled' }[];
  /** Open reviews of this run that are brought to mind once more. */
  readonly remindedReviews: readonly ReviewId[];
  /** Reviews of this run on which a verdict waits from now on; with null, none does any more. */
  readonly pendingVerdicts?: readonly { readonly id: ReviewId; readonly pending: PendingVerdict | null }[];
  readonly ledger: readonly LedgerDraft[];
  /** What was used up, added to the day's sum of the flow and the workspace; null when nothing. */
  readonly spending: Spending | null;
  /** What the verdict teaches about an agent; nothing when absent. */
  readonly lesson?: Lesson | null;
};

/** A line for a checkpoint's ledger. `isEvidence` marks labels of cases that are waited for. */
export type LedgerDraft = {
  readonly checkpointId: string;
  readonly entry: LedgerEntry;
  readonly isEvidence?: boolean | undefined;
};

/**
 * `at` is the store's time of the commit: of a new run's creation, of a verdict. `leased` are the turn's new effects,
 * already leased by the committing worker; none when it commits without a lease.
 */
export type CommittedTurn = {
  readonly type: 'committed';
  readonly revision: number;
  readonly at: string;
  readonly leased: readonly LeasedEffect[];
};

export type TurnOutcome =
  | CommittedTurn
  /** The store can never take this turn as it is: it holds what no row can. Nothing of it was written. */
  | { readonly type: 'unstorable'; readonly problem: Problem }
  /** Somebody else moved the run first: load it again and compute the turn anew. */
  | { readonly type: 'moved' }
  /** The effect, timer or run is no longer ours to act on; the turn is void. */
  | { readonly type: 'stale'; readonly problem: Problem }
  /**
   * A run with this idempotency key, or this very run, exists: the same body answers with it, another is a conflict. Or
   * the run has taken a signal under this key.
   */
  | { readonly type: 'duplicate'; readonly runId: RunId; readonly sameBody: boolean }
  /** The review was answered, or closed, or shows something else by now. */
  | { readonly type: 'decided'; readonly review: Review };

/** The newest published version of a flow; null fields while it was never published. */
export type StartableFlow = {
  readonly flowId: string;
  readonly flow: string;
  readonly version: number | null;
  readonly artefactHash: string | null;
  readonly archived: boolean;
};

/** A run that a call has started; `index` is the item's place in the list. `problem` says why one failed. */
export type CalledRun = {
  readonly index: number;
  readonly runId: RunId;
  readonly status: RunStatus;
  readonly outcome: string | null;
  readonly output: Json | null;
  readonly problem: Problem | null;
};

/** What a run that was called knows, and what it ran by. */
export type ChildSnapshot = Pick<StoredRun, 'artefactHash' | 'snapshot'>;

/** Leases that are left to run out, and those under which an attempt was begun; none when absent. */
export type ReleasedLeases = {
  readonly kept?: readonly HeldEffect[] | undefined;
  readonly begun?: readonly HeldEffect[] | undefined;
};

export type Lease = { readonly workerId: string; readonly leaseMs: number };

/** Persistence of the turn loop. Times are the store's own clock. Implementations prove themselves by `storeContract`. */
export interface Store {
  /** What the store's clock says. */
  now(): Promise<Date>;
  /** The stored runs among these ids, in any order; unknown ids are left out. */
  loadRuns(ids: readonly RunId[]): Promise<readonly StoredRun[]>;
  loadArtefact(hash: string): Promise<Artefact | null>;
  /** The reviews among these ids, whatever their status. */
  loadReviews(workspaceId: WorkspaceId, ids: readonly ReviewId[]): Promise<readonly Review[]>;
  /** Open reviews of these runs. */
  openReviewsOf(runIds: readonly RunId[]): Promise<readonly Review[]>;
  /** What a start needs to know about a flow, without its document; null when the workspace has none of this slug. */
  findFlow(workspaceId: WorkspaceId, slug: string): Promise<StartableFlow | null>;
  /** The run that was started under an idempotency key, and the hash of its body; null while the key is free. */
  findStart(
    workspaceId: WorkspaceId,
    idempotencyKey: string,
  ): Promise<{ readonly runId: RunId; readonly bodyHash: string } | null>;
  /** The hash of a version's artefact; null when the flow has no such version. */
  findVersion(workspaceId: WorkspaceId, slug: string, version: number): Promise<string | null>;
  /** The parked effect of a run; null when there is none, or it is not parked. */
  findIncident(workspaceId: WorkspaceId, runId: RunId, key: string): Promise<StoredIncident | null>;
  /**
   * Keys of the actions of a run that the outside world may be at work on, or may have done without anybody knowing: those
   * with a claim that led to no answer, parked ones included.
   */
  openActions(runId: RunId): Promise<readonly string[]>;
  limitsOf(workspaceId: WorkspaceId): Promise<WorkspaceLimits>;
  spentToday(workspaceId: WorkspaceId, flowId: string): Promise<SpentToday>;
  /** The runs that a call has started so far, in the order of its items. */
  childrenOf(runId: RunId, key: string): Promise<readonly CalledRun[]>;
  /** The snapshots of those of them whose item's place is `from` or later and before `to`, in the order of the items. */
  childSnapshots(
    runId: RunId,
    key: string,
    places: { readonly from: number; readonly to: number },
  ): Promise<readonly ChildSnapshot[]>;
  /** The body hash of the signal that a run has taken under this key; null when it has not. */
  findSignal(runId: RunId, idempotencyKey: string): Promise<string | null>;
  /** The checkpoint of a gate, with switches resolved and the trust of an agent version in a segment. */
  loadCheckpoint(
    workspaceId: WorkspaceId,
    name: { flowId: string; key: string } & Earner,
  ): Promise<StoredCheckpoint | null>;
  /** The events of a run so far. */
  eventsOf(runId: RunId): Promise<readonly RunEventDraft[]>;
  /**
   * Counts cases as errors that nobody has judged in time, at most so many; their reviews stay open. Cases of a checkpoint
   * that cannot be read wait until it can be.
   */
  sweepOverdue(limit: number): Promise<Swept>;
  /**
   * Writes many turns in one transaction; a turn whose check fails is left out alone and the others commit. At most
   * one turn per run in a call. One outcome per turn, in order. A turn in which a gate was decided by a policy, epoch,
   * rung or switch that is not in force any more has `moved`, and so has one that would take an open action (see
   * `openActions`) from whoever is at work on it. What verdicts mean for what agents have earned is written
   * with them. New effects are leased to the caller and count as
   * claimed once; without a lease they are free for any worker and not counted, as are those of a lane or with a problem.
   * A turn that was committed before is answered like the first time, with the effects that nobody has claimed since.
   */
  commitTurns(turns: readonly Turn[], lease: Lease | null): Promise<readonly TurnOutcome[]>;
  /**
   * Leases effects that are due and free or whose lease has run out; each claim is counted here. Workspaces with due
   * work take turns; within one it goes by priority, then by age. Of a lane no more are leased at a time, by all workers
   * together, than its limits allow.
   */
  claimEffects(lease: Lease, limit: number): Promise<readonly LeasedEffect[]>;
  /** Prolongs leases that are still held; answers those that were lost. */
  renewLeases(effects: readonly HeldEffect[], lease: Lease): Promise<readonly HeldEffect[]>;
  /**
   * Takes one unanswered claim off the count of each effect that was claimed again after this lease: its worker had not
   * ended, only the store was away for so long. Said twice it may take off two, but never more than were added since the
   * lease was given. Nothing of mode once: its attempt may have happened.
   */
  forgiveClaims(effects: readonly HeldEffect[]): Promise<void>;
  /**
   * Gives back, uncounted, what the worker was given in answers that never reached it: leased to it before that time, by
   * the store's clock, and not prolonged since. To be called after all that it knows of was prolonged; `kept` are leases that it
   * knows of and does not prolong.
   */
  releaseUnheard(
    lease: Lease,
    { before, kept }: { readonly before: Date; readonly kept: readonly HeldEffect[] },
  ): Promise<void>;
  /**
   * Gives back at once all that this worker holds but the leases `kept`. The claim is not counted, except of leases `begun`:
   * what was done under them may have happened.
   */
  releaseLeases(workerId: string, held?: ReleasedLeases): Promise<void>;
  /**
   * Timers that are due by the store's clock; workspaces that have some take turns, and of one the oldest come first, of
   * equal ones `until` before `timeout`. For `holdMs` nobody else is given them; then they are due again, until a turn
   * consumes them.
   */
  claimTimers({ limit, holdMs }: TimerClaim): Promise<readonly DueTimer[]>;
  /** Has a timer that could not be fired fire later, `delayMs` from now. */
  putOffTimer(timer: TimerKey, delayMs: number): Promise<void>;
  /** Milliseconds until the next effect or timer is due, null when none is known; 0 when one is due now. */
  nextDueInMs(): Promise<number | null>;
  /** Whether an error of this store says that it cannot be reached for now, so that trying again makes sense. */
  isAway(error: unknown): boolean;
  /** Calls back on hints until the returned function is called. */
  listen(onHint: (hint: StoreHint) => void): Promise<() => Promise<void>>;
}
