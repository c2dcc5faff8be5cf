import type { Json, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';

export type Recording = Readonly<{ recording: string; key: string; proposal: Json }>;

/** Stores recorded proposals; of several with one name and key the last remains. */
export async function saveRecordings(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  rows: readonly Recording[],
): Promise<void> {
  const last = new Map(rows.map((row) => [JSON.stringify([row.recording, row.key]), row]));
  await tx`
    insert into recordings (workspace_id, recording, key, proposal)
    select ${workspaceId}, recording, key, proposal
    from json_to_recordset(${jsonRows([...last.values()])}::text::json) as recorded (recording text, key text, proposal json)
    on conflict (workspace_id, recording, key) do update set proposal = excluded.proposal`;
}
