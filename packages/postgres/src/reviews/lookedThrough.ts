import type { SortOrder, WorkspaceId } from '@countersign/model';
import type { PendingQuery, Row, TransactionSql } from 'postgres';
import type { Cursor } from '../cursor.ts';
import type { SortKey } from './reviewSorts.ts';

type Fragment = PendingQuery<Row[]>;

type Looking = Readonly<{
  workspaceId: WorkspaceId;
  /** Conditions on the status, each of which one index serves. */
  branches: readonly string[];
  keys: readonly SortKey[];
  order: SortOrder;
  after: Cursor | undefined;
  /** Not more rows than this of each branch. */
  looked: number;
  within: Fragment;
}>;

/**
 * The first rows of an index in its order, as something to select from, with what says their order again outside. The
 * limit inside is what keeps the plan: the rows come in order and what is asked of them is asked one by one.
 */
export function lookedThrough(tx: TransactionSql, looking: Looking) {
  const { workspaceId, branches, keys, order, after, looked, within } = looking;
  const direction = tx.unsafe(order);
  const keyed = list(tx, keys, (key, index) => tx`${tx.unsafe(key.value)} as ${tx.unsafe(`key_${index}`)}`);
  const ordered = list(tx, keys, (key) => tx`${tx.unsafe(key.value)} ${direction}`);
  const branch = (condition: string) => tx`(
    select *, ${keyed} from reviews
    where workspace_id = ${workspaceId} and ${tx.unsafe(condition)} ${within} ${comesAfter(tx, keys, order, after)}
    order by ${ordered}, id ${direction}
    limit ${looked}
  )`;
  const [first = 'true', ...others] = branches;
  const all = others.reduce((union, condition) => tx`${union} union all ${branch(condition)}`, branch(first));
  return {
    looked: tx`(${all}) as looked`,
    inOrder: tx`${list(tx, keys, (_, index) => tx`${tx.unsafe(`key_${index}`)} ${direction}`)}, id ${direction}`,
    keysAsText: tx`json_build_array(${list(tx, keys, (_, index) => tx`${tx.unsafe(`key_${index}`)}::text`)})::text`,
  };
}

function comesAfter(
  tx: TransactionSql,
  keys: readonly SortKey[],
  order: SortOrder,
  after: Cursor | undefined,
): Fragment {
  if (after === undefined) return tx``;
  const values = list(tx, keys, ({ value }) => tx`${tx.unsafe(value)}`);
  const ends = list(
    tx,
    keys,
    ({ type }, index) => tx`(${after.value}::text::json->>${index}::integer)::${tx.unsafe(type)}`,
  );
  return tx`and (${values}, id) ${tx.unsafe(order === 'asc' ? '>' : '<')} (${ends}, ${after.id}::uuid)`;
}

function list<TItem>(
  tx: TransactionSql,
  items: readonly TItem[],
  fragmentOf: (item: TItem, index: number) => Fragment,
): Fragment {
  return items.map(fragmentOf).reduce((all, next) => tx`${all}, ${next}`);
}
