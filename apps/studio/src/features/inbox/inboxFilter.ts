import { ReviewFilter, type ReviewSort, type ReviewStatus } from '@countersign/model';
import type { z } from 'zod';

/** A filter as the address has it: without the brands of ids, which the server checks. */
export type InboxFilter = z.input<typeof ReviewFilter>;
/** What the address can name; what is answered already never waits in it. */
export type FilterField = Exclude<keyof InboxFilter, 'pending'>;

type Search = InboxFilter & {
  readonly review?: string | undefined;
  readonly sort?: ReviewSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly group?: 'caseType' | undefined;
};

const FIELDS = ReviewFilter.omit({ pending: true }).keyof().options satisfies readonly FilterField[];
/** What makes no sense for what was answered, and for what waits. */
const OF_OPEN: readonly FilterField[] = ['due', 'olderThanHours', 'holdsUp'];
const OF_ANSWERED: readonly FilterField[] = ['decidedBy', 'verdict', 'overridden'];

const OPEN_SORTS = ['oldest', 'newest', 'priority', 'due', 'confidence', 'amount'] as const;
const CLOSED_SORTS = ['decided', 'newest', 'oldest', 'confidence', 'amount'] as const;

/** The sorts that a list of this status offers; the first is the usual one. */
export const sortsOf = (status: ReviewStatus): readonly ReviewSort[] =>
  status === 'open' ? OPEN_SORTS : CLOSED_SORTS;

/** The fields that a list of this status can be narrowed by. */
export const fieldsOf = (status: ReviewStatus): readonly FilterField[] =>
  FIELDS.filter((field) => !(status === 'open' ? OF_ANSWERED : OF_OPEN).includes(field));

/** What the address asks for, with what is usual where it says nothing. */
export function inboxFilter(search: Search) {
  const { status = 'open' } = search;
  const named = fieldsOf(status).filter((field) => field !== 'status' && search[field] !== undefined);
  const filter = {
    ...Object.fromEntries(named.map((field) => [field, search[field]])),
    status,
    ...(status === 'open' ? { pending: false } : {}),
  } as InboxFilter; // safe: of its fields
  const sorts = sortsOf(status);
  const sort = sorts.find((candidate) => candidate === search.sort) ?? sorts[0] ?? 'oldest';
  const { order, group } = search;
  return { status, filter, sort, order, group, named: named as readonly FilterField[] };
}
