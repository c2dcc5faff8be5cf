import type {
  Json,
  Review,
  ReviewContent,
  ReviewId,
  ReviewKind,
  ReviewStatus,
  Run,
  RunEvent,
  RunId,
  RunStatus,
  WorkspaceId,
} from '@countersign/model';

export type Page<TItem> = { readonly items: readonly TItem[]; readonly nextCursor: string | null };

export type RunFilter = {
  readonly flow?: string | undefined;
  readonly version?: number | undefined;
  readonly status?: RunStatus | undefined;
  readonly subject?: string | undefined;
  /** Of the runs that this one called. */
  readonly parent?: RunId | undefined;
  /** That this file of cases started, in the order of its rows, the last one first. */
  readonly file?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

/**
 * How far a call has come: how many of its runs are in each status, and how many it will have (`of`, null when it is
 * over, so that the counts are all there is).
 */
export type CallProgress = {
  readonly node: string;
  readonly visit: number;
  readonly counts: { readonly [TStatus in RunStatus]?: number };
  readonly of: number | null;
};

export type RunDetails = Run & {
  readonly startedBy: string;
  readonly activeNodes: readonly string[];
  readonly calls: readonly CallProgress[];
};

/** Reading runs; everything is bound to one workspace and an id of another one is simply not found. */
export interface Runs {
  list(workspaceId: WorkspaceId, filter: RunFilter): Promise<Page<Run>>;
  get(workspaceId: WorkspaceId, id: RunId): Promise<RunDetails | null>;
  /** Events with `seq` greater than `after`, in order. */
  events(workspaceId: WorkspaceId, id: RunId, after: number, limit: number): Promise<readonly RunEvent[]>;
}

export type ReviewSort = 'oldest' | 'newest' | 'confidence' | 'amount' | 'due';

export type ReviewFilter = {
  readonly run?: RunId | undefined;
  readonly status?: ReviewStatus | undefined;
  readonly kind?: ReviewKind | undefined;
  readonly flow?: string | undefined;
  readonly checkpoint?: string | undefined;
  readonly caseType?: string | undefined;
  readonly minConfidence?: number | undefined;
  readonly sort?: ReviewSort | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

/** A review without its content, as lists need it. */
export type ReviewSummary = Omit<Review, 'content'> & {
  readonly question: string;
  readonly decision: string;
  readonly summary: string;
  readonly flags: readonly string[];
  readonly approvals: ReviewContent['approvals'];
};

export interface Reviews {
  list(workspaceId: WorkspaceId, filter: ReviewFilter): Promise<Page<ReviewSummary>>;
  get(workspaceId: WorkspaceId, id: ReviewId): Promise<Review | null>;
  countOpen(workspaceId: WorkspaceId): Promise<number>;
}

/** What an action sent while no mail server is configured. */
export type MailboxMessage = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly idempotencyKey: string;
  readonly sentAt: string;
};

export interface Mailbox {
  /** Stores a message once per idempotency key. */
  deliver(workspaceId: WorkspaceId, message: Omit<MailboxMessage, 'id' | 'sentAt'>): Promise<MailboxMessage>;
  list(
    workspaceId: WorkspaceId,
    page: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<Page<MailboxMessage>>;
}

/** Proposals recorded earlier, by name of the recording and key of the case. */
export interface Recordings {
  find(workspaceId: WorkspaceId, recording: string, key: string): Promise<Json | null>;
  save(
    workspaceId: WorkspaceId,
    rows: readonly { recording: string; key: string; proposal: Json }[],
  ): Promise<void>;
}
