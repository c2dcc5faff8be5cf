import type { RouterOutput } from '../../api/trpc.ts';

type Found = RouterOutput['reviews']['statistics']['found'];

/** What cases of a type have in common: the type, which is empty for those without one, and how many there are. */
export interface CaseGroup {
  readonly caseType: string;
  readonly reviews: number;
}

export interface CaseGroups {
  /** By name, so that none changes its place while cases come and go; those without a type last. */
  readonly groups: readonly CaseGroup[];
  /** How many are in smaller groups than those that are told. */
  readonly rest: number;
  /** Whether all were counted; otherwise there may be more of each. */
  readonly isAll: boolean;
}

/** The groups of what was found. */
export function groupsOf({ groups, reviews, isAll }: Found): CaseGroups {
  const told = groups.caseType.map(({ value, reviews: count }) => ({
    caseType: value ?? '',
    reviews: count,
  }));
  const counted = told.reduce((sum, group) => sum + group.reviews, 0);
  return { groups: told.sort(byName), rest: reviews - counted, isAll };
}

const byName = (a: CaseGroup, b: CaseGroup): number => {
  if (a.caseType === '' || b.caseType === '') return a.caseType === '' ? 1 : -1;
  return a.caseType.localeCompare(b.caseType);
};

/**
 * The group that is folded out: the one asked for, the first when nothing is asked for or that one is gone, none when
 * null is.
 */
export function unfoldedOf(groups: readonly CaseGroup[], asked: string | null | undefined): string | null {
  if (asked === null) return null;
  return (groups.find(({ caseType }) => caseType === asked) ?? groups[0])?.caseType ?? null;
}

/** The groups beside the one that is folded out, each by its type. */
export function groupsBeside(groups: readonly CaseGroup[], unfolded: string | null) {
  const index = groups.findIndex(({ caseType }) => caseType === unfolded);
  return {
    next: groups[index + 1]?.caseType,
    previous: index > 0 ? groups[index - 1]?.caseType : undefined,
  };
}
