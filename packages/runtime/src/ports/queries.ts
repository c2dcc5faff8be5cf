import type {
  Json,
  Review,
  ReviewContent,
  ReviewFilter,
  ReviewId,
  ReviewSort,
  Run,
  RunEvent,
  RunId,
  RunStatus,
  SortOrder,
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

/** One page of the reviews that a filter means, in an order. */
export type ReviewListing = ReviewFilter & {
  readonly sort?: ReviewSort | undefined;
  /** The order of the sort unless it is the other way round. */
  readonly order?: SortOrder | undefined;
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

/** How many reviews have a value: of a checkpoint (its id, and the title of its step), a case type or a decision. */
export type ReviewGroup = {
  readonly value: string | null;
  readonly title: string | null;
  readonly reviews: number;
};

/** Answers on reviews with a value, and how many of them went against the agent. */
export type AnswerGroup = {
  readonly value: string | null;
  readonly title: string | null;
  readonly answers: number;
  readonly overridden: number;
};

export type ReviewGrouping = 'checkpoint' | 'caseType' | 'decision';

/** What the reviews that a filter means have in common. Every figure is counted from rows when it is asked for. */
export type ReviewStatistics = {
  /** `looked` is how many were looked through, the newest first; when `isAll` is false there are more behind them. */
  readonly found: {
    readonly reviews: number;
    readonly looked: number;
    readonly isAll: boolean;
    readonly groups: { readonly [TGrouping in ReviewGrouping]: readonly ReviewGroup[] };
  };
  /** Of the latest answers: `agreed` left the recommendation as it was, `overridden` did not; escalations are neither. */
  readonly answers: {
    readonly looked: number;
    readonly isAll: boolean;
    readonly agreed: number;
    readonly overridden: number;
    /** From opening to the answer; null without answers. */
    readonly medianSeconds: number | null;
    readonly groups: { readonly [TGrouping in ReviewGrouping]: readonly AnswerGroup[] };
  };
};

export interface Reviews {
  /** A page may hold fewer than `limit` reviews although there is a next one: a rare thing is looked for bit by bit. */
  list(workspaceId: WorkspaceId, listing: ReviewListing): Promise<Page<ReviewSummary>>;
  get(workspaceId: WorkspaceId, id: ReviewId): Promise<Review | null>;
  /** How many wait for an answer; those on which one is on its way do not. */
  countOpen(workspaceId: WorkspaceId): Promise<number>;
  /**
   * Reviews on which verdicts of this actor wait, the last one first; and those of a day on which one could not take
   * effect.
   */
  pendingOf(workspaceId: WorkspaceId, actorId: string): Promise<readonly ReviewSummary[]>;
  statistics(workspaceId: WorkspaceId, filter: ReviewFilter): Promise<ReviewStatistics>;
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
