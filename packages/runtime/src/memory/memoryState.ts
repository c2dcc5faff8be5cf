import type { TrustBook } from '@countersign/autonomy';
import type { Artefact, Json, LedgerEntry, Review, ReviewId, RunEvent, RunId } from '@countersign/model';
import type { IndexedCase } from '../ports/caseIndex.ts';
import type { StoredLesson } from '../ports/lesson.ts';
import type { Spending } from '../ports/spending.ts';
import type { LeasedEffect, StartableFlow, StoredRun } from '../ports/store.ts';
import type { StoredCheckpoint } from '../ports/storedCheckpoint.ts';
import type { DueTimer } from '../ports/timers.ts';
import type { WorkspaceLimits } from '../ports/workspaceLimits.ts';

export type MemoryRun = StoredRun & {
  readonly input: Json;
  readonly idempotencyKey: string | null;
  readonly bodyHash: string;
  readonly outcome: string | null;
  readonly output: Json | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** `dueAtMs` is when anybody may claim it: the end of the lease, or of the delay of a retry. */
export type MemoryEffect = LeasedEffect & {
  readonly workerId: string | null;
  readonly dueAtMs: number;
  readonly parkedAt: string | null;
  /** One of the runs that it calls was over since it was claimed. */
  readonly nudged: boolean;
};

export type MemoryTimer = DueTimer & { readonly dueAtMs: number };

type MemoryReview = { readonly workspaceId: string; readonly flowId: string; readonly review: Review };
type MemoryCase = IndexedCase & { readonly workspaceId: string };

/** `rung` is where the first agent version of a segment begins. */
export type MemoryCheckpoint = Omit<StoredCheckpoint, 'epoch' | 'scores' | 'labels'>;

/** What the lines of a checkpoint's ledger have come to, and the policy version they have told of. */
type MemoryBook = { readonly book: TrustBook; notedVersion: number };

export type LedgerRow = {
  readonly seq: number;
  readonly at: string;
  readonly checkpointId: string;
  readonly entry: LedgerEntry;
};

/** Everything the memory store holds. Effects and timers are named `runId:key`. */
export type MemoryState = {
  readonly runs: Map<RunId, MemoryRun>;
  readonly startedBy: Map<string, RunId>;
  readonly events: Map<RunId, RunEvent[]>;
  /** Times of turns that left events, by their ids. */
  readonly committed: Map<string, string>;
  readonly effects: Map<string, MemoryEffect>;
  readonly timers: Map<string, MemoryTimer>;
  /** The body hashes of signals, by run and key. */
  readonly signals: Map<string, string>;
  readonly reviews: Map<ReviewId, MemoryReview>;
  readonly reviewsOfRun: Map<RunId, ReviewId[]>;
  readonly ledger: LedgerRow[];
  /** The number of the last entry of each checkpoint's ledger. */
  readonly ledgerHeads: Map<string, number>;
  /** What verdicts taught, by run, step and text. */
  readonly lessons: Map<string, StoredLesson & { readonly workspaceId: string }>;
  /** Answered cases that can be found, and the reviews that were looked at for it. */
  readonly cases: Map<ReviewId, MemoryCase>;
  readonly followed: Set<ReviewId>;
  readonly artefacts: Map<string, Artefact>;
  readonly flows: Map<string, StartableFlow>;
  /** Hashes of artefacts by flow and version. */
  readonly versions: Map<string, string>;
  readonly checkpoints: Map<string, MemoryCheckpoint>;
  /** Names of checkpoints by their ids. */
  readonly checkpointNames: Map<string, string>;
  readonly books: Map<string, MemoryBook>;
  readonly limits: Map<string, WorkspaceLimits>;
  /** The workspace that came last when work was given out. */
  readonly claimRound: { after: string };
  /** The same for timers. */
  readonly timerRound: { after: string };
  readonly spent: {
    readonly day: string;
    readonly workspaceId: string;
    readonly flowId: string;
    readonly spending: Spending;
  }[];
};

export const emptyState = (): MemoryState => ({
  runs: new Map(),
  startedBy: new Map(),
  events: new Map(),
  committed: new Map(),
  effects: new Map(),
  timers: new Map(),
  signals: new Map(),
  reviews: new Map(),
  reviewsOfRun: new Map(),
  ledger: [],
  ledgerHeads: new Map(),
  lessons: new Map(),
  cases: new Map(),
  followed: new Set(),
  artefacts: new Map(),
  flows: new Map(),
  versions: new Map(),
  checkpoints: new Map(),
  checkpointNames: new Map(),
  books: new Map(),
  limits: new Map(),
  claimRound: { after: '' },
  timerRound: { after: '' },
  spent: [],
});

export const nameIn = (scope: string, key: string): string => `${scope}:${key}`;
