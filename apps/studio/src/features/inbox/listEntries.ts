import type { CaseGroup, CaseGroups } from './groups.ts';
import type { ReviewItem } from './useReviewList.ts';

/** A line of the list: a group, a case, a way to more of them, or what is said of smaller groups. */
export type ListEntry =
  | { readonly type: 'group'; readonly key: string; readonly group: CaseGroup; readonly isUnfolded: boolean }
  | { readonly type: 'review'; readonly key: string; readonly item: ReviewItem }
  | { readonly type: 'more'; readonly key: string }
  | { readonly type: 'rest'; readonly key: string; readonly count: number };

interface Listed {
  readonly items: readonly ReviewItem[];
  readonly hasMore: boolean;
  readonly grouping: CaseGroups | null;
  readonly unfolded: string | null;
}

/** The lines of the list from top to bottom; the cases stand below the group that is folded out. */
export function listEntries({ items, hasMore, grouping, unfolded }: Listed): readonly ListEntry[] {
  const cases: ListEntry[] = items.map((item) => ({ type: 'review', key: item.id, item }));
  if (hasMore) cases.push({ type: 'more', key: 'more' });
  if (grouping === null) return cases;
  const entries = grouping.groups.flatMap((group): readonly ListEntry[] => {
    const isUnfolded = group.caseType === unfolded;
    const head: ListEntry = { type: 'group', key: `group ${group.caseType}`, group, isUnfolded };
    return isUnfolded ? [head, ...cases] : [head];
  });
  const { rest } = grouping;
  return rest > 0 ? [...entries, { type: 'rest', key: 'rest', count: rest }] : entries;
}
