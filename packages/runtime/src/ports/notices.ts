import type {
  NoticeChannel,
  NoticeOccasion,
  NoticeSetup,
  Result,
  Review,
  WorkspaceId,
} from '@countersign/model';
import type { ActionProblem } from './actions.ts';
import type { Actor } from './store.ts';

/** Channels through which a workspace tells people that cases wait. Changes are written with their link of the audit chain. */
export interface NoticeChannels {
  list(workspaceId: WorkspaceId): Promise<readonly NoticeChannel[]>;
  /** Creates or replaces by name; a null ciphertext keeps the stored one, unless the channel becomes one of another kind. */
  save(
    workspaceId: WorkspaceId,
    channel: NoticeSetup & { readonly id: string; readonly ciphertext: string | null },
    actor: Actor,
  ): Promise<NoticeChannel>;
  /** Removes it with what it has not told yet; answers whether there was one. */
  remove(workspaceId: WorkspaceId, id: string, actor: Actor): Promise<boolean>;
  find(workspaceId: WorkspaceId, id: string): Promise<SealedNoticeChannel | null>;
}

export type SealedNoticeChannel = NoticeChannel & { readonly ciphertext: string | null };

/** A channel with its secret in the clear, for the length of one call. */
export type OpenNoticeChannel = NoticeChannel & { readonly secret: string | null };

/** One thing to tell: what happened, and to which case. `id` begins with "notice-" and is the same on every attempt. */
export type Notice = {
  readonly id: string;
  readonly occasion: NoticeOccasion;
  /** Counts the reminders of a case. */
  readonly number: number;
  readonly at: string;
  /** How often it has been tried in vain. */
  readonly attempts: number;
  readonly case: NoticedCase;
};

/** What a notice says of a case: enough to know whether to open it, and nothing that came in with it but its name. */
export type NoticedCase = Pick<
  Review,
  | 'id'
  | 'kind'
  | 'runId'
  | 'flow'
  | 'node'
  | 'nodeTitle'
  | 'subject'
  | 'caseType'
  | 'stakes'
  | 'amount'
  | 'confidence'
  | 'role'
  | 'openedAt'
  | 'dueAt'
>;

/** A channel that a process sends through for a while. */
export type HeldChannel = {
  readonly workspaceId: WorkspaceId;
  readonly id: string;
  readonly token: string;
  /** Failures in a row so far. */
  readonly failures: number;
  readonly timeZone: string;
  readonly digestHour: number | null;
};

/** What became of a channel's turn to send. */
export type NoticeOutcome = {
  /** Told, or given up: either way they are over. */
  readonly over: readonly Notice[];
  /** Tried in vain, to be tried again. */
  readonly failed: readonly Notice[];
  readonly hasSent: boolean;
  readonly failure: { readonly message: string; readonly retryInMs: number } | null;
  readonly nextDigestAt: Date | null;
};

/** The worker's side of the notices that have not gone out. */
export interface NoticeQueue {
  /** Takes channels that have something to tell; nobody else sends through them for so long. */
  claim(limit: number, holdMs: number): Promise<readonly HeldChannel[]>;
  /** What is due in a channel, oldest first. What is about a case that waits no longer is dropped. */
  due(channel: HeldChannel, limit: number): Promise<readonly Notice[]>;
  /** Gives a channel back; false, and nothing is written, when somebody else has taken it meanwhile. */
  settle(channel: HeldChannel, outcome: NoticeOutcome): Promise<boolean>;
  /** Drops what nobody could be told of for days. */
  dropOld(): Promise<void>;
}

/** Tells a channel of notices: several in one message, unless the channel is for programs. */
export interface NoticeSender {
  send(
    workspaceId: WorkspaceId,
    message: { readonly channel: OpenNoticeChannel; readonly notices: readonly Notice[] },
    signal: AbortSignal,
  ): Promise<Result<null, ActionProblem>>;
  /** Sends a message that says that it is a test. */
  test(
    workspaceId: WorkspaceId,
    channel: OpenNoticeChannel,
    signal: AbortSignal,
  ): Promise<Result<null, ActionProblem>>;
}

/** Opens a channel; null when it is gone. */
export type OpenNoticeChannelById = (
  workspaceId: WorkspaceId,
  id: string,
) => Promise<OpenNoticeChannel | null>;
