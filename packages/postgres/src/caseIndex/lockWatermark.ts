import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

export type Watermark = { readonly workspaceId: WorkspaceId; readonly seq: number };

/** A workspace whose chain goes on behind its mark and that nobody else follows now, the longest untouched first. */
export async function lockWatermark(tx: TransactionSql): Promise<Watermark | undefined> {
  const [mark] = await tx<Watermark[]>`
    select mark.workspace_id, mark.seq
    from case_watermarks as mark
    join audit_heads as head on head.workspace_id = mark.workspace_id
    where head.seq > mark.seq
    order by mark.looked_at
    limit 1
    for update of mark skip locked`;
  return mark;
}
