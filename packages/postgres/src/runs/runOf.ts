import type { Run } from '@countersign/model';

/** A run as the database answers it: nulls where it has no outcome yet, and instants that are not text. */
export type RunRow = Omit<Run, 'outcome' | 'output' | 'createdAt' | 'updatedAt'> &
  Readonly<{ outcome: string | null; output: Run['output'] | null; createdAt: Date; updatedAt: Date }>;

export function runOf(row: RunRow): Run {
  const { id, flow, version, status, outcome, output, input, subject, caseType } = row;
  return {
    id,
    flow,
    version,
    status,
    ...(outcome === null ? {} : { outcome }),
    ...(output === null || output === undefined ? {} : { output }),
    input,
    subject,
    caseType,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
