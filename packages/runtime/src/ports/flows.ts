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
  /** At which revision each editing session last saved: how one whose answer was lost learns whether its save arrived. */
  readonly savers: { readonly [session: string]: number };
};

export type FlowVersion = {
  readonly flowId: string;
  readonly slug: string;
  readonly version: number;
  readonly document: FlowDocument;
  readonly artefactHash: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** What whoever published it wanted others to know; empty when nothing was said. */
  readonly note: string;
};

export type ActiveRuns = {
  readonly versions: readonly { readonly version: number; readonly runs: number }[];
  readonly more: boolean;
};

/** How a flow is running: its newest runs of a span, counted on the wires and steps of one version. */
export type FlowTraffic = {
  readonly version: number;
  /** Runs that began in the span, per version, newest version first; of the newest ones at most 1,000 are counted. */
  readonly versions: readonly { readonly version: number; readonly runs: number }[];
  /** Whether more runs began in the span than were counted. */
  readonly more: boolean;
  /** How often each wire was taken, by the id of the wire. */
  readonly edges: { readonly [edge: string]: number };
  readonly steps: { readonly [node: string]: StepTraffic };
};

/** `waiting` counts open reviews of all versions and any age; the other numbers are of the counted runs. */
export type StepTraffic = {
  readonly entered: number;
  /** Of what came to a sampler: picked for a later check, and left alone. */
  readonly sampled: number;
  readonly skipped: number;
  readonly waiting: WaitingReviews | null;
  /** Calls that wait for a person because they failed for good. */
  readonly parked: number;
};

/** Open reviews at one gate by age. At most 10,000 of a workspace are looked at, the oldest first. */
export type WaitingReviews = {
  readonly count: number;
  readonly oldestAt: string;
  readonly overdue: number;
  readonly overOneHour: number;
  readonly overOneDay: number;
  readonly overThreeDays: number;
};

export type TrafficQuery = {
  readonly slug: string;
  /** Whose wires are counted; the newest for `null`. */
  readonly version: number | null;
  /** ISO instant: only runs that began then or later are counted. */
  readonly since: string;
};

/** Flows, drafts and versions of a workspace. */
export interface Flows {
  list(workspaceId: WorkspaceId, options: { readonly archived: boolean }): Promise<readonly FlowSummary[]>;
  draft(workspaceId: WorkspaceId, slug: string): Promise<FlowDraft | null>;
  /** The draft's revision alone. */
  revision(workspaceId: WorkspaceId, slug: string): Promise<number | null>;
  /** Problem `slug_taken` when the workspace has a flow of this slug. */
  create(
    workspaceId: WorkspaceId,
    flow: { slug: string; document: FlowDocument; actor: Actor },
  ): Promise<Result<FlowDraft>>;
  /**
   * Problem `revision_conflict` with the newer draft in `data` when `revision` is not the newest; `not_found`. `saver`
   * names the editing session in the draft's `savers`.
   */
  saveDraft(
    workspaceId: WorkspaceId,
    save: {
      slug: string;
      document: FlowDocument;
      revision: number;
      actor: Actor;
      saver?: string | undefined;
    },
  ): Promise<Result<FlowDraft>>;
  /**
   * Stores a new version with its artefact and creates checkpoints that do not exist yet, with their first policy, in
   * one transaction. Publishing the same artefact again answers the existing version. A new checkpoint whose policy
   * lets cases pass that no owner was asked about (see `autonomyGiven`) needs one to publish it: unless `mayGrant` says so,
   * problem `role_too_narrow`, with the checkpoint in `data`. With a `revision`, problem `revision_conflict` when the draft
   * is not at it any more.
   */
  publish(
    workspaceId: WorkspaceId,
    publish: {
      slug: string;
      document: FlowDocument;
      artefact: Artefact;
      checkpoints: readonly { key: string; title: string; policy: CheckpointPolicy }[];
      revision?: number | undefined;
      mayGrant?: boolean;
      note?: string | undefined;
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
  /** Null when there is no such flow or it was never published. */
  traffic(workspaceId: WorkspaceId, query: TrafficQuery): Promise<FlowTraffic | null>;
  archive(workspaceId: WorkspaceId, slug: string, archived: boolean, actor: Actor): Promise<boolean>;
}
