import type { FlowDraft } from '@countersign/runtime';

/** A draft as the database answers it: with an instant that is not text yet. */
export type DraftRow = Omit<FlowDraft, 'updatedAt'> & Readonly<{ updatedAt: Date }>;

export function draftOf(row: DraftRow): FlowDraft {
  return { ...row, updatedAt: row.updatedAt.toISOString() };
}
