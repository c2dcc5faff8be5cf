import type { Review, ReviewId, RunId, VerdictType, WorkspaceId } from '@countersign/model';
import type { ComparedCase, Frequencies, Leaf, Probe } from '@countersign/review';

/** A case that a person has answered, as it is compared with later ones. */
export type PastCase = ComparedCase & {
  readonly reviewId: ReviewId;
  readonly runId: RunId;
  readonly verdict: VerdictType;
  readonly decidedAt: string;
};

/** With what it is found by and counted in. */
export type IndexedCase = PastCase & {
  /** Where it was decided; see `placeOf`. */
  readonly place: string;
  readonly words: readonly string[];
  readonly fields: readonly Leaf[];
};

/** Which cases are looked among: those of one place, or all of the workspace; never those of one run. */
export type CaseScope = { readonly place: string | null; readonly exceptRun: RunId };

/** The answered cases of workspaces, to look for ones that are like a new one. It follows verdicts within seconds. */
export interface CaseIndex {
  /** In how many cases of a place, or of the workspace, these words stand. */
  frequencies(workspaceId: WorkspaceId, words: readonly string[], place: string | null): Promise<Frequencies>;
  /** Cases with all words of one of the probes, those first whose probes weigh most together. */
  find(
    workspaceId: WorkspaceId,
    search: CaseScope & { readonly probes: readonly Probe[]; readonly limit: number },
  ): Promise<readonly PastCase[]>;
  /** The fields of the newest cases of a place that were decided before a time, the newest first. */
  fields(
    workspaceId: WorkspaceId,
    of: CaseScope & { readonly place: string; readonly before: string | null; readonly limit: number },
  ): Promise<readonly (readonly Leaf[])[]>;
}

/** The worker's side of the index. */
export interface CaseIndexQueue {
  /**
   * Goes on in one workspace whose verdicts are not all in the index: looks at up to `limit` entries of its audit chain,
   * which has every verdict in the order in which it became true, and adds what `describe` makes of the answered reviews.
   * All of it or nothing is kept, so whoever is stopped in the middle repeats it. Answers how many entries were looked
   * at; 0 when all is done or in the hands of others.
   */
  advance(limit: number, describe: (review: Review) => IndexedCase | null): Promise<number>;
}
