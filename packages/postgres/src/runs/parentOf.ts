import type { RunId } from '@countersign/model';
import type { StoredParent } from '@countersign/runtime';

/** The columns that name the step that called a run; all null in a run that nobody called. */
export type ParentColumns = Readonly<{
  parentRunId: RunId | null;
  parentKey: string | null;
  parentNode: string | null;
  parentVisit: number | null;
  parentIndex: number | null;
}>;

export function parentOf(row: ParentColumns): StoredParent | null {
  const { parentRunId, parentKey, parentNode, parentVisit, parentIndex } = row;
  if (parentRunId === null) return null;
  return {
    runId: parentRunId,
    key: parentKey ?? '',
    node: parentNode ?? '',
    visit: parentVisit ?? 0,
    index: parentIndex ?? 0,
  };
}
