import type { TransactionSql } from 'postgres';

/** Every workspace with an audit chain gets followed, from its first entry on. */
export async function beginWatermarks(tx: TransactionSql): Promise<void> {
  await tx`
    insert into case_watermarks (workspace_id, seq)
    select workspace_id, 0 from audit_heads
    where not exists (select from case_watermarks as known where known.workspace_id = audit_heads.workspace_id)
    order by workspace_id
    on conflict do nothing`;
}
