import type {
  Json,
  Priority,
  Problem,
  Result,
  Review,
  RunId,
  RunStatus,
  WorkspaceId,
} from '@countersign/model';
import { z } from 'zod';
import type { Page } from './queries.ts';
import type { Actor } from './store.ts';

/** `receiving` while the rows come in; a cancelled file starts no more rows, what it has started goes on. */
export const CaseFileStatus = z.enum(['receiving', 'running', 'paused', 'done', 'cancelled']);
export type CaseFileStatus = z.infer<typeof CaseFileStatus>;

/** A file of cases: each row starts a run. `rows` is `started` + `failed` + what is still to come. */
export type CaseFile = {
  readonly id: string;
  readonly flow: string;
  readonly name: string;
  readonly status: CaseFileStatus;
  readonly rows: number;
  readonly started: number;
  readonly failed: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
};

/** A case as a row has it, or why it has none. Rows count from 1; `line` is where the row begins in the file. */
export type CaseRow = {
  readonly row: number;
  readonly line: number;
  readonly input: Json;
  readonly subject: string | null;
  readonly caseType: string | null;
  readonly problem: Problem | null;
};

export type CaseRowError = { readonly row: number; readonly line: number; readonly problem: Problem };

/** What became of a row: its run, and the newest review of that run. */
export type CaseAnswer = {
  readonly row: number;
  readonly input: Json;
  readonly problem: Problem | null;
  readonly run: { readonly id: RunId; readonly status: RunStatus } | null;
  readonly review: Review | null;
};

export type NewCaseFile = {
  readonly id: string;
  readonly flow: string;
  readonly name: string;
  readonly priority: Priority | null;
  readonly actor: Actor;
};

/** Files of cases of a workspace. A file is written row by row and begins to start runs when it is complete. */
export interface CaseFiles {
  /** Problem `not_found` when the workspace has no such flow. */
  open(workspaceId: WorkspaceId, file: NewCaseFile): Promise<Result<CaseFile>>;
  addRows(workspaceId: WorkspaceId, id: string, rows: readonly CaseRow[]): Promise<void>;
  /**
   * Ends the receiving. With an idempotency key that a file of the same content had, that one is answered and this one
   * dropped (`repeated`); problem `idempotency_conflict` when it had another content.
   */
  complete(
    workspaceId: WorkspaceId,
    id: string,
    proof: { idempotencyKey: string | null; hash: string; actor: Actor },
  ): Promise<Result<{ readonly file: CaseFile; readonly repeated: boolean }>>;
  /** As `complete` answers for a repeated file; null while the key is free. */
  findRepeated(
    workspaceId: WorkspaceId,
    idempotencyKey: string,
    hash: string,
  ): Promise<Result<{ readonly file: CaseFile; readonly repeated: true }> | null>;
  /** Drops a file that did not come in whole. */
  drop(workspaceId: WorkspaceId, id: string): Promise<void>;
  list(
    workspaceId: WorkspaceId,
    filter: { flow?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
  ): Promise<Page<CaseFile>>;
  get(workspaceId: WorkspaceId, id: string): Promise<CaseFile | null>;
  /** Rows that started no run, in the order of the file. */
  errors(
    workspaceId: WorkspaceId,
    id: string,
    page: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<Page<CaseRowError>>;
  /** What became of the rows behind `after`, in the order of the file. */
  answers(
    workspaceId: WorkspaceId,
    id: string,
    page: { after: number; limit: number },
  ): Promise<readonly CaseAnswer[]>;
  /** Problems `file_not_found`, `file_final`. */
  change(
    workspaceId: WorkspaceId,
    change: { id: string; status: 'running' | 'paused' | 'cancelled'; actor: Actor },
  ): Promise<Result<CaseFile>>;
}

/** Rows of one file that are somebody's to start until the lease ends. */
export type CaseBatch = {
  readonly workspaceId: WorkspaceId;
  readonly fileId: string;
  readonly flow: string;
  readonly priority: Priority | null;
  readonly startedBy: string;
  readonly token: number;
  readonly rows: readonly CaseRow[];
};

/** What became of a row. */
export type CaseOutcome = {
  readonly row: number;
  readonly runId: RunId | null;
  readonly problem: Problem | null;
};

/** The worker's side of files. */
export interface CaseQueue {
  /** Leases one file that has rows to start, the longest untouched first; null when there is none. */
  claim(rows: number, leaseMs: number): Promise<CaseBatch | null>;
  /** Notes what became of the rows and gives the file back; nothing when the lease was lost. */
  settle(batch: Pick<CaseBatch, 'fileId' | 'token'>, outcomes: readonly CaseOutcome[]): Promise<void>;
}
