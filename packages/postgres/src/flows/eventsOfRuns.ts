import type { RunId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import type { StoredEvents } from '../events/storedEvents.ts';

/** What has happened in some runs, turn by turn, in no order: for counting. */
export const eventsOfRuns = (
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  ids: readonly RunId[],
): Promise<readonly StoredEvents[]> =>
  tx<StoredEvents[]>`
    select turns.at, turns.packed, turns.events
    from unnest(${ids as RunId[]}::uuid[]) as wanted (id)
    cross join lateral (
      select at, packed, events from run_events
      where workspace_id = ${workspaceId} and run_id = wanted.id
      order by first_seq
      limit ${TURNS_OF_A_RUN}
    ) as turns`;

/** A run that goes round for ever must not fill the answer. */
const TURNS_OF_A_RUN = 500;
