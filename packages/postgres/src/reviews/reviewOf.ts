import type { Review } from '@countersign/model';

type Instants = 'openedAt' | 'dueAt' | 'decidedAt';

/** A review as the database answers it: with instants that are not text yet. */
export type ReviewRow = Omit<Review, Instants> &
  Readonly<{ openedAt: Date; dueAt: Date | null; decidedAt: Date | null }>;

export function reviewOf(row: ReviewRow): Review {
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
