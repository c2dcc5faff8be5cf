import type { Json, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export async function findRecording(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  recording: string,
  key: string,
): Promise<Json | null> {
  const [row] = await tx<{ proposal: Json }[]>`
    select proposal from recordings
    where workspace_id = ${workspaceId} and recording = ${recording} and key = ${key}`;
  return row?.proposal ?? null;
}
