import type { TransactionSql } from 'postgres';
import type { Watermark } from './lockWatermark.ts';

/** Notes how far a chain has been followed. */
export async function moveWatermark(tx: TransactionSql, { workspaceId, seq }: Watermark): Promise<void> {
  await tx`
    update case_watermarks set seq = ${seq}, looked_at = clock_timestamp() where workspace_id = ${workspaceId}`;
}
