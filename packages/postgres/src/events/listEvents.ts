import type { RunEvent, RunId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { eventsOf, type StoredEvents } from './storedEvents.ts';

/** Events of a run after `seq`, in order. They are stored by turns, so the first row may begin before `after`. */
export async function listEvents(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, after, limit }: Readonly<{ id: RunId; after: number; limit: number }>,
): Promise<readonly RunEvent[]> {
  const turns = await tx<(StoredEvents & { firstSeq: number })[]>`
    select first_seq, at, packed, events
    from run_events
    where workspace_id = ${workspaceId} and run_id = ${id}
      and first_seq >= coalesce((
        select max(first_seq) from run_events where run_id = ${id} and first_seq <= ${after + 1}
      ), 1)
    order by first_seq
    limit ${limit}`;
  return turns
    .flatMap((turn) => eventsOf(turn).map((event, place) => ({ seq: turn.firstSeq + place, ...event })))
    .filter(({ seq }) => seq > after)
    .slice(0, limit);
}
