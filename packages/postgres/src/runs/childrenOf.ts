import type { RunId } from '@countersign/model';
import type { CalledRun } from '@countersign/runtime';
import type { Sql } from 'postgres';

/** The runs that a call has started so far, in the order of its items; a failed one says why. */
export async function childrenOf(worker: Sql, runId: RunId, key: string): Promise<readonly CalledRun[]> {
  return worker<CalledRun[]>`
    select parent_index as index, id as run_id, status, outcome, output,
      case when final_status = 'failed' then snapshot -> 'context' -> 'failure' -> 'problem' end as problem
    from runs
    where parent_run_id = ${runId} and parent_key = ${key}
    order by parent_index`;
}
