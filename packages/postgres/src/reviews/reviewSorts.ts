import type { ReviewSort, ReviewStatus } from '@countersign/model';

/** What a sort compares: columns or expressions that are never null, each as one of the indexes has it. */
export type SortKey = Readonly<{ value: string; type: string }>;

/** `column` is the one that the sort goes along, so that a bound on it says where to begin and to end. */
export type Sorting = Readonly<{ column: string; keys: readonly SortKey[] }>;

const OPENED: Sorting = { column: 'opened_at', keys: [{ value: 'opened_at', type: 'timestamptz' }] };
const DUE: SortKey = { value: `coalesce(due_at, 'infinity'::timestamptz)`, type: 'timestamptz' };

export const SORTINGS: { readonly [TSort in ReviewSort]: Sorting } = {
  oldest: OPENED,
  newest: OPENED,
  confidence: { column: 'confidence', keys: [{ value: 'confidence', type: 'double precision' }] },
  amount: {
    column: 'amount',
    keys: [{ value: `coalesce(amount, '-infinity'::double precision)`, type: 'double precision' }],
  },
  due: { column: 'due_at', keys: [DUE] },
  priority: {
    column: 'stakes',
    keys: [{ value: `case stakes when 'high' then 0 when 'normal' then 1 else 2 end`, type: 'integer' }, DUE],
  },
  decided: {
    column: 'decided_at',
    keys: [{ value: `coalesce(decided_at, 'infinity'::timestamptz)`, type: 'timestamptz' }],
  },
};

/** Written out, because a partial index is used only for a condition known when the statement is planned. */
const HAS_STATUS: { readonly [TStatus in ReviewStatus]: string } = {
  open: "status = 'open'",
  decided: "status <> 'open' and status = 'decided'",
  expired: "status <> 'open' and status = 'expired'",
  cancelled: "status <> 'open' and status = 'cancelled'",
};

/** The conditions on the status that together mean the wanted reviews, each of which one index serves. */
export function branchesOf(sort: ReviewSort, status: ReviewStatus | undefined): readonly string[] {
  const isClosed = "status <> 'open'";
  if (status !== undefined) return [HAS_STATUS[status]];
  if (SORTINGS[sort] === OPENED) return ['true'];
  return sort === 'decided' ? [isClosed] : [HAS_STATUS.open, isClosed];
}
