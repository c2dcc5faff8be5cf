import type { WorkspaceId } from '@countersign/model';
import type { IndexedCase } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

export type FieldsOf = {
  readonly place: number;
  readonly exceptRun: string;
  readonly before: string | null;
  readonly limit: number;
};

/** The fields of the newest cases of a place that were decided before a time. */
export async function listCaseFields(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { place, exceptRun, before, limit }: FieldsOf,
): Promise<readonly IndexedCase['fields'][]> {
  const rows = await tx<Pick<IndexedCase, 'fields'>[]>`
    select fields
    from case_texts
    where workspace_id = ${workspaceId} and place = ${place} and run_id <> ${exceptRun}
      and decided_at < coalesce(${before}::timestamptz, 'infinity')
    order by decided_at desc
    limit ${limit}`;
  return rows.map(({ fields }) => fields);
}
