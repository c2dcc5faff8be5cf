import {
  AGREEING_VERDICTS,
  OVERRIDING_VERDICTS,
  type ReviewFilter,
  type WorkspaceId,
} from '@countersign/model';
import type { AnswerGroup, ReviewGroup, ReviewGrouping, ReviewStatistics } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { allOf, namesReviews, reviewConditions } from './reviewConditions.ts';
import { branchesOf, SORTINGS } from './reviewSorts.ts';

/** As many are counted one by one; where there are more, the newest are. */
const LOOKED_FOR = 50_000;
const ANSWERS_LOOKED_AT = 20_000;
/** The largest groups are told. */
const GROUPS = 50;

/** A row for everything together (`grouping` is `all`) and one for each of the largest groups. */
type FoundRow = Readonly<{ grouping: 'all' | ReviewGrouping } & ReviewGroup & { looked: number }>;
type AnswerRow = Readonly<
  { grouping: 'all' | ReviewGrouping; looked: number; medianSeconds: number | null } & AnswerGroup
>;

/** What is to be told of the reviews that a filter means, counted now. */
export async function reviewStatistics(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  filter: ReviewFilter,
): Promise<ReviewStatistics> {
  const [found, answers] = await Promise.all([
    countFound(tx, workspaceId, filter),
    countAnswers(tx, workspaceId, filter),
  ]);
  const { reviews = 0, looked = 0 } = found.find(({ grouping }) => grouping === 'all') ?? {};
  const all = answers.find(({ grouping }) => grouping === 'all');
  return {
    found: {
      ...{ reviews, looked, isAll: looked < LOOKED_FOR },
      groups: grouped(found, ({ value, title, reviews }) => ({ value, title, reviews })),
    },
    answers: {
      ...{ looked: all?.looked ?? 0, isAll: (all?.looked ?? 0) < ANSWERS_LOOKED_AT },
      ...{ agreed: (all?.answers ?? 0) - (all?.overridden ?? 0), overridden: all?.overridden ?? 0 },
      medianSeconds: all?.medianSeconds ?? null,
      groups: grouped(answers, ({ value, title, answers, overridden }) => ({
        value,
        title,
        answers,
        overridden,
      })),
    },
  };
}

function countFound(tx: TransactionSql, workspaceId: WorkspaceId, filter: ReviewFilter) {
  const isClosed = filter.status !== undefined && filter.status !== 'open';
  const sort = isClosed ? 'decided' : 'newest';
  const { rows, searched } = newest(tx, workspaceId, { filter, sort, looked: LOOKED_FOR });
  return tx<FoundRow[]>`
    with looked as materialized (select *, (true ${searched}) is true as is_meant from ${rows})
    select ${groupingOf(tx)}, count(*) filter (where is_meant)::integer as reviews, count(*)::integer as looked
    from looked
    group by grouping sets ((), (checkpoint_id), (case_type), (decision))
    having grouping(checkpoint_id, case_type, decision) = 7 or count(*) filter (where is_meant) > 0
    order by reviews desc`;
}

function countAnswers(tx: TransactionSql, workspaceId: WorkspaceId, filter: ReviewFilter) {
  // Nobody waits for an answer that was given.
  const { due: _, olderThanHours: __, ...lasting } = filter;
  const answered = { ...lasting, status: 'decided' } as const;
  const { rows, searched } = newest(tx, workspaceId, {
    ...{ filter: answered, sort: 'decided', looked: ANSWERS_LOOKED_AT },
  });
  const [agreeing, overriding] = [AGREEING_VERDICTS, OVERRIDING_VERDICTS].map((types) =>
    tx.array([...types]),
  );
  return tx<AnswerRow[]>`
    with looked as materialized (
      select checkpoint_id, node_title, case_type, decision, extract(epoch from decided_at - opened_at) as seconds,
        (true ${searched}) is true as is_meant,
        verdict->>'type' = any(${agreeing!}::text[]) as is_agreed,
        verdict->>'type' = any(${overriding!}::text[]) as is_overridden
      from ${rows}
    )
    select ${groupingOf(tx)}, count(*)::integer as looked,
      count(*) filter (where is_meant and (is_agreed or is_overridden))::integer as answers,
      count(*) filter (where is_meant and is_overridden)::integer as overridden,
      (percentile_cont(0.5) within group (order by seconds) filter (where is_meant))::double precision as median_seconds
    from looked
    group by grouping sets ((), (checkpoint_id), (case_type), (decision))
    having grouping(checkpoint_id, case_type, decision) = 7
      or count(*) filter (where is_meant and (is_agreed or is_overridden)) > 0
    order by overridden desc, answers desc`;
}

type Newest = Readonly<{ filter: ReviewFilter; sort: 'newest' | 'decided'; looked: number }>;

/** The newest rows of the filter's status, and what else the filter asks of them. */
function newest(tx: TransactionSql, workspaceId: WorkspaceId, { filter, sort, looked }: Newest) {
  const { column, keys } = SORTINGS[sort];
  const conditions = reviewConditions(tx, workspaceId, filter);
  const isKnown = (condition: { column: string }) => condition.column === column || namesReviews(filter);
  const status = branchesOf(sort, filter.status).join(' or ');
  const order = keys.map(({ value }) => `${value} desc`).join(', ');
  return {
    rows: tx`(
      select * from reviews
      where workspace_id = ${workspaceId} and (${tx.unsafe(status)}) ${allOf(tx, conditions.filter(isKnown))}
      order by ${tx.unsafe(order)} limit ${looked}
    ) as newest`,
    searched: allOf(
      tx,
      conditions.filter((condition) => !isKnown(condition)),
    ),
  };
}

const groupingOf = (tx: TransactionSql) => tx`
  case grouping(checkpoint_id, case_type, decision)
    when 7 then 'all' when 3 then 'checkpoint' when 5 then 'caseType' else 'decision' end as grouping,
  coalesce(checkpoint_id::text, case_type, decision) as value,
  case when grouping(checkpoint_id) = 0 then min(node_title) end as title`;

function grouped<TRow extends { readonly grouping: string }, TGroup>(
  rows: readonly TRow[],
  groupOf: (row: TRow) => TGroup,
): { readonly [TGrouping in ReviewGrouping]: readonly TGroup[] } {
  const by = (grouping: ReviewGrouping) =>
    rows
      .filter((row) => row.grouping === grouping)
      .slice(0, GROUPS)
      .map(groupOf);
  return { checkpoint: by('checkpoint'), caseType: by('caseType'), decision: by('decision') };
}
