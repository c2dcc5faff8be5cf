import { type Problem, problem, type WorkspaceId } from '@countersign/model';
import type { Names } from '../ports/names.ts';

/** The items with the actor's name instead of its id in one field: people are shown names, the ledger keeps ids. */
export async function withNames<
  TField extends string,
  TItem extends { readonly [K in TField]: string | null },
>(
  { names, workspaceId }: { names: Names; workspaceId: WorkspaceId },
  field: TField,
  items: readonly TItem[],
): Promise<readonly TItem[]> {
  const ids = new Set(items.map((item) => item[field]).filter((id) => id !== null));
  if (ids.size === 0) return items;
  const known = await names.of(workspaceId, [...ids]);
  return items.map((item) => ({ ...item, [field]: known.get(item[field] ?? '') ?? item[field] }));
}

/** The same for one item. */
export async function withName<
  TField extends string,
  TItem extends { readonly [K in TField]: string | null },
>(where: { names: Names; workspaceId: WorkspaceId }, field: TField, item: TItem): Promise<TItem> {
  const [named] = await withNames(where, field, [item]);
  return named ?? item;
}

/** A lost race tells who was first by name. */
export async function withDeciderName(
  { names, workspaceId }: { names: Names; workspaceId: WorkspaceId },
  reason: Problem,
): Promise<Problem> {
  const id = reason.data?.['decidedBy'];
  if (reason.code !== 'review_decided' || typeof id !== 'string') return reason;
  const name = (await names.of(workspaceId, [id])).get(id) ?? id;
  return problem(reason.code, reason.message.replace(id, name), reason.at, {
    ...reason.data,
    decidedBy: name,
  });
}
