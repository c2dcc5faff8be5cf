import type { ReviewId, WorkspaceId } from '@countersign/model';

/** How one person answered at one checkpoint in a period. */
export type ReviewerAnswers = {
  readonly reviewer: string;
  readonly checkpoint: string;
  readonly flow: string;
  readonly title: string;
  readonly answers: number;
  readonly overridden: number;
  /** Answers since the reviewer last overrode anything in the period, at whatever checkpoint. */
  readonly streak: number;
};

/** How long a reviewer looked at cases before answering them in a period, as the browser measured it. */
export type ReviewerLooks = {
  readonly reviewer: string;
  /** Answers of which it is known. */
  readonly looks: number;
  readonly medianLookMs: number | null;
  /** Looks shorter than `QUICK_LOOK_MS`. */
  readonly quick: number;
};

/** Nobody reads a case in less. */
export const QUICK_LOOK_MS = 2_000;

/** Who answered how. */
export interface Reviewers {
  /** Keeps how long a case was looked at by whoever is about to answer it; the last time counts. A review of another workspace is none. */
  noteLook(
    workspaceId: WorkspaceId,
    look: { readonly review: ReviewId; readonly actor: string; readonly ms: number },
  ): Promise<void>;
  /**
   * What was answered from `since` (an ISO time) until before `until`, of the newest answers that are looked through:
   * when `isAll` is false there are more behind the `looked` ones. Escalations are no answers.
   */
  answers(
    workspaceId: WorkspaceId,
    period: { readonly since: string; readonly until: string },
  ): Promise<{
    readonly looked: number;
    readonly isAll: boolean;
    readonly counts: readonly ReviewerAnswers[];
    readonly looks: readonly ReviewerLooks[];
  }>;
}
