import type { RunId } from '@countersign/model';
import type { Sql } from 'postgres';

/** Keys of the actions of a run that have a claim which led to no answer. */
export async function openActions(worker: Sql, runId: RunId): Promise<readonly string[]> {
  const rows = await worker<{ key: string }[]>`
    select key from effects where run_id = ${runId} and kind = 'action' and claims > attempts order by key`;
  return rows.map(({ key }) => key);
}
