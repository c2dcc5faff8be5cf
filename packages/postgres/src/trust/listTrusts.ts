import type { WorkspaceId } from '@countersign/model';
import type { Checkpoints } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { askForPage, decodeCursor, pageLimit, pageOf } from '../cursor.ts';
import { trustViewOf } from './trustViewOf.ts';

type Page = Awaited<ReturnType<Checkpoints['trusts']>>;
type Row = Readonly<{ id: string; sortedBy: string; packed: Uint8Array; changedAt: Date }>;

/** A page of a checkpoint's trusts by segment, the newest epoch first. */
export function listTrusts(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  {
    id,
    cursor,
    limit: asked,
  }: Readonly<{ id: string; cursor?: string | undefined; limit?: number | undefined }>,
): Promise<Page> {
  const limit = pageLimit(asked);
  const after = decodeCursor(cursor);
  return askForPage(cursor, async () => {
    const rows = await tx<Row[]>`
      select epoch::text as id, segment as sorted_by, packed, changed_at
      from trusts
      where workspace_id = ${workspaceId} and checkpoint_id = ${id}
        and (${after === undefined} or segment > ${after?.value ?? ''}
          or (segment = ${after?.value ?? ''} and epoch < ${after?.id ?? '0'}::integer))
      order by segment, epoch desc
      limit ${limit + 1}`;
    return pageOf(rows, limit, trustViewOf);
  });
}
