import type { JsonObject, ReviewId, RunId, VerdictType } from '@countersign/model';

/**
 * What one verdict teaches about one step of a learning agent or a language model. There is one per run, step and text:
 * the last verdict is the one that holds. It goes when its run goes.
 */
export type Lesson = {
  readonly reviewId: ReviewId;
  readonly runId: RunId;
  readonly flowId: string;
  /** The agent's step, not the gate's. */
  readonly node: string;
  /** The trained model of a learning agent; null for a language model. */
  readonly model: string | null;
  readonly checkpointId: string | null;
  /** What the agent was asked about. */
  readonly text: string;
  /** What the agent had decided. */
  readonly proposed: string;
  readonly verdict: VerdictType;
  /** The right label for a learning agent; null when nobody said which it is. */
  readonly label: string | null;
  /** The right payload; null when nobody said what it is. */
  readonly answer: JsonObject | null;
  readonly message: string | null;
  readonly reviewer: string;
};
export type StoredLesson = Lesson & { readonly at: string };
