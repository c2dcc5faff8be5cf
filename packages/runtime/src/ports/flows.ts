import type {
  Artefact,
  CheckpointPolicy,
  FlowDocument,
  Problem,
  Result,
  WorkspaceId,
} from '@countersign/model';
import type { Actor } from './store.ts';

export type FlowSummary = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Number of the newest published version; null when it was never published. */
  readonly version: number | null;
  /** Whether the draft differs from the newest version. */
  readonly changed: boolean;
  readonly archived: boolean;
  readonly openReviews: number;
  readonly activeRuns: number;
  readonly updatedAt: string;
};

/** The one draft of a flow; `revision` counts saves and must be named by the next one. */
export type FlowDraft = {
  readonly id: string;
  readonly slug: string;
  readonly document: FlowDocument;
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
};

export type FlowVersion = {
  readonly flowId: string;
  readonly slug: string;
  readonly version: number;
  readonly document: FlowDocument;
  readonly artefactHash: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
};

export type ActiveRuns = {
  readonly versions: readonly { readonly version: number; readonly runs: number }[];
  readonly more: boolean;
};

/** Flows, drafts and versions of a workspace. */
export interface Flows {
  list(workspaceId: WorkspaceId, options: { readonly archived: boolean }): Promise<readonly FlowSummary[]>;
  draft(workspaceId: WorkspaceId, slug: string): Promise<FlowDraft | null>;
  /** Problem `slug_taken` when the workspace has a flow of this slug. */
  create(
    workspaceId: WorkspaceId,
    flow: { slug: string; document: FlowDocument; actor: Actor },
  ): Promise<Result<FlowDraft>>;
  /** Problem `revision_conflict` with the newer draft in `data` when `revision` is not the newest; `not_found`. */
  saveDraft(
    workspaceId: WorkspaceId,
    save: { slug: string; document: FlowDocument; revision: number; actor: Actor },
  ): Promise<Result<FlowDraft>>;
  /**
   * Stores a new version with its artefact and creates checkpoints that do not exist yet, with their first policy, in
   * one transaction. Publishing the same artefact again answers the existing version. A checkpoint that would begin above
   * rung 0 lets cases pass that nobody has seen: unless `mayGrant` says that an owner publishes, problem
   * `role_too_narrow`, with the checkpoint in `data`.
   */
  publish(
    workspaceId: WorkspaceId,
    publish: {
      slug: string;
      document: FlowDocument;
      artefact: Artefact;
      checkpoints: readonly { key: string; title: string; policy: CheckpointPolicy }[];
      mayGrant?: boolean;
      actor: Actor;
    },
  ): Promise<Result<FlowVersion, Problem>>;
  /**
   * Makes what an old version does the newest version again, without compiling anything. Problems `not_found`,
   * `version_not_found`, `already_newest`.
   */
  rollback(
    workspaceId: WorkspaceId,
    rollback: { slug: string; version: number; actor: Actor },
  ): Promise<Result<FlowVersion, Problem>>;
  /** The given version, the newest for `null`. */
  version(workspaceId: WorkspaceId, slug: string, version: number | null): Promise<FlowVersion | null>;
  versions(workspaceId: WorkspaceId, slug: string): Promise<readonly Omit<FlowVersion, 'document'>[]>;
  /** How many runs of each version are still under way, the oldest 1,000 counted; `more` says that there are others. */
  activeRuns(workspaceId: WorkspaceId, slug: string): Promise<ActiveRuns>;
  archive(workspaceId: WorkspaceId, slug: string, archived: boolean, actor: Actor): Promise<boolean>;
}
