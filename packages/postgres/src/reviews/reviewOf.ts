import type { Review, ReviewContent } from '@countersign/model';
import { unpack } from '../packed.ts';

type Stored = 'content' | 'openedAt' | 'dueAt' | 'decidedAt';

/** A review as the database answers it: with its content as it is stored and instants that are not text yet. */
export type ReviewRow = Omit<Review, Stored> &
  Readonly<{
    openedAt: Date;
    dueAt: Date | null;
    decidedAt: Date | null;
    packed: Uint8Array | null;
    content: ReviewContent | null;
  }>;

export function reviewOf({ packed, content, ...row }: ReviewRow): Review {
  return {
    ...row,
    content: unpack(packed, content),
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
