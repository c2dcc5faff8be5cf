import type {
  Json,
  Priority,
  Result,
  Review,
  Run,
  RunId,
  TriggerChannel,
  WorkspaceId,
} from '@countersign/model';
import type {
  Actor,
  DecideReview,
  Migrated,
  MigrateRuns,
  ResolveStep,
  WithdrawVerdict,
} from '@countersign/runtime';

export type StartRun = {
  readonly flow: string;
  readonly input: Json;
  readonly subject: string | null;
  readonly caseType: string | null;
  readonly idempotencyKey: string | null;
  /** Of what was sent, where the input is made from it; a repeated start has to have the same. */
  readonly bodyHash?: string | undefined;
  /** How the start came in; a flow may not offer every way. */
  readonly channel: TriggerChannel;
  readonly priority?: Priority | undefined;
  readonly actor: Actor;
};

/** What a client can make happen in runs. Each call ends when its turn is committed. */
export interface RunVerbs {
  /**
   * Starts a run of the newest version. `repeated` tells that the idempotency key had started it before.
   * Problems `flow_not_found`, `flow_not_published`, `flow_archived`, `channel_closed`, `schema_violation`,
   * `text_not_storable`, `idempotency_conflict`.
   */
  start(
    workspaceId: WorkspaceId,
    start: StartRun,
  ): Promise<Result<{ readonly run: Run; readonly repeated: boolean }>>;
  /**
   * Gives the one verdict of a review. Problems `review_not_found`, `review_decided` (with `decidedBy` and `decidedAt`
   * in `data`), `review_changed`, `verdict_not_allowed`, `role_too_narrow`, `four_eyes`, `schema_violation`.
   */
  decide(workspaceId: WorkspaceId, decision: DecideReview): Promise<Result<Review>>;
  /** Problems `review_not_found`, `verdict_not_pending`, `verdict_of_another`. */
  withdraw(workspaceId: WorkspaceId, withdrawal: WithdrawVerdict): Promise<Result<Review>>;
  /**
   * Waits for actions under way; with `undo` what the run did is taken back first. Problems `run_not_found`, `run_final`,
   * `run_ending`, `run_undoing`.
   */
  cancel(
    workspaceId: WorkspaceId,
    id: RunId,
    actor: Actor,
    options?: { readonly undo?: boolean },
  ): Promise<Result<Run>>;
  /**
   * Ends an incident: tries the parked step again, goes on with a value in its place, or lets it fail. Problems
   * `run_not_found`, `incident_not_found`, `role_too_narrow`, `value_missing`, `value_not_allowed`, `proposal_invalid`,
   * `decision_unknown`, `payload_invalid`, `text_not_storable`, `run_final`.
   */
  resolve(workspaceId: WorkspaceId, resolve: ResolveStep): Promise<Result<Run>>;
  /**
   * Moves waiting runs from one version of their flow to another, or says of each what would become of it. Problems
   * `version_not_found`, `same_version`, `role_too_narrow`.
   */
  migrate(workspaceId: WorkspaceId, request: MigrateRuns): Promise<Result<Migrated>>;
  /** Problems `run_not_found`, `run_final`, `run_ending`, `run_undoing`, `too_many_signals`, `text_not_storable`, `idempotency_conflict`. */
  signal(
    workspaceId: WorkspaceId,
    signal: {
      id: RunId;
      name: string;
      payload: Json;
      actor: Actor;
      idempotencyKey?: string | null | undefined;
    },
  ): Promise<Result<Run>>;
}
