import type { RunId } from '@countersign/model';
import type { Statement, Writer } from '../store/flight.ts';

/** A run as a turn finds it; `at` is the time of the transaction. */
export type LockedRun = Readonly<{
  id: RunId;
  workspaceId: string;
  revision: number;
  lastSeq: number;
  at: Date;
}>;

/** Locks runs for the rest of the transaction, in the order of their ids, which every writer keeps. */
export function lockRuns(tx: Writer, ids: readonly RunId[]): Statement<LockedRun> {
  if (ids.length === 0) return null;
  return tx<LockedRun[]>`
    select id, workspace_id, revision, last_seq, now() as at
    from runs
    where id = any(${[...ids]}::uuid[])
    order by id
    for update`;
}
