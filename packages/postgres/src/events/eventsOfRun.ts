import type { RunEventDraft, RunId } from '@countersign/model';
import type { Sql } from 'postgres';
import { eventsOf, type StoredEvents } from './storedEvents.ts';

/** What has happened in a run so far. */
export async function eventsOfRun(worker: Sql, runId: RunId): Promise<readonly RunEventDraft[]> {
  const turns = await worker<StoredEvents[]>`
    select at, packed, events from run_events where run_id = ${runId} order by first_seq`;
  return turns.flatMap(eventsOf);
}
