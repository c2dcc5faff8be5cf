import type { Problem, RunId } from '@countersign/model';
import type { CalledRun } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { unpack } from '../packed.ts';

/** A failed run as far as it says why it failed. */
type Failed = Readonly<{ context: Readonly<{ failure: Readonly<{ problem: Problem }> | null }> }>;

type CalledRow = Omit<CalledRun, 'problem'> &
  Readonly<{ packed: Uint8Array | null; snapshot: Failed | null }>;

/** The runs that a call has started so far, in the order of its items; a failed one says why. */
export async function childrenOf(worker: Sql, runId: RunId, key: string): Promise<readonly CalledRun[]> {
  const rows = await worker<CalledRow[]>`
    select parent_index as index, id as run_id, status, outcome, output,
      case when final_status = 'failed' then packed_snapshot end as packed,
      case when final_status = 'failed' then snapshot end as snapshot
    from runs
    where parent_run_id = ${runId} and parent_key = ${key}
    order by parent_index`;
  return rows.map(({ packed, snapshot, ...run }) => ({
    ...run,
    problem: unpack(packed, snapshot)?.context.failure?.problem ?? null,
  }));
}
