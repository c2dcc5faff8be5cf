import type { Run, RunParent } from '@countersign/model';
import { priorityOf, type StoredParent } from '@countersign/runtime';
import { type ParentColumns, parentOf } from './parentOf.ts';

/** A run as the database answers it: nulls where it has no outcome yet, and instants that are not text. */
export type RunRow = Omit<Run, 'outcome' | 'output' | 'priority' | 'parent' | 'createdAt' | 'updatedAt'> &
  ParentColumns &
  Readonly<{
    outcome: string | null;
    output: Run['output'] | null;
    priority: number;
    createdAt: Date;
    updatedAt: Date;
  }>;

export function runOf(row: RunRow): Run {
  const { id, flow, version, status, outcome, output, input, subject, caseType, priority } = row;
  const parent = parentOf(row);
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
    priority: priorityOf(priority),
    ...(parent === null ? {} : { parent: shown(parent) }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const shown = ({ runId, node, visit, index }: StoredParent): RunParent => ({ runId, node, visit, index });
