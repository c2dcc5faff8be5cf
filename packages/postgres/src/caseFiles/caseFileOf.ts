import type { CaseFile } from '@countersign/runtime';

/** A file as the database answers it: with instants that are not text yet. */
export type CaseFileRow = Omit<CaseFile, 'createdAt' | 'updatedAt'> &
  Readonly<{ createdAt: Date; updatedAt: Date }>;

export function caseFileOf(row: CaseFileRow): CaseFile {
  const { id, flow, name, status, rows, started, failed, createdAt, createdBy, updatedAt } = row;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, flow, name, status, rows, started, failed, createdBy, ...times };
}
