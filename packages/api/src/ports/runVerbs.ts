import type {
  Json,
  Result,
  Review,
  ReviewId,
  Role,
  Run,
  RunId,
  TriggerChannel,
  Verdict,
  WorkspaceId,
} from '@countersign/model';
import type { Actor } from '@countersign/runtime';

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
  readonly actor: Actor;
};

export type DecideReview = {
  readonly reviewId: ReviewId;
  readonly etag: string;
  readonly verdict: Verdict;
  readonly actor: Actor;
  readonly role: Role;
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
  /** Problems `run_not_found`, `run_final`. */
  cancel(workspaceId: WorkspaceId, id: RunId, actor: Actor): Promise<Result<Run>>;
  /** Problems `run_not_found`, `run_final`. */
  signal(
    workspaceId: WorkspaceId,
    signal: { id: RunId; name: string; payload: Json; actor: Actor },
  ): Promise<Result<Run>>;
}
