import { AGREEING_VERDICTS, OVERRIDING_VERDICTS, type WorkspaceId } from '@countersign/model';
import {
  QUICK_LOOK_MS,
  type ReviewerAnswers,
  type ReviewerLooks,
  type Reviewers,
} from '@countersign/runtime';
import type { TransactionSql } from 'postgres';

/** As many answers are looked through, the newest first. */
const LOOKED_AT = 50_000;

/** A row for all, one for each reviewer, and one for each reviewer at a checkpoint. */
type Row = Readonly<{ of: 'all' | 'reviewer' | 'checkpoint'; looked: number }> &
  ReviewerAnswers &
  ReviewerLooks;

/** Counts the answers of a period by who gave them and at which checkpoint. */
export async function answersByReviewer(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { since, until }: Parameters<Reviewers['answers']>[1],
): ReturnType<Reviewers['answers']> {
  const [agreeing, overriding] = [tx.array([...AGREEING_VERDICTS]), tx.array([...OVERRIDING_VERDICTS])];
  const rows = await tx<Row[]>`
    with newest as materialized (
      select id, decided_by, checkpoint_id, flow, node_title, decided_at,
        verdict->>'type' = any(${agreeing}::text[]) as is_agreed,
        verdict->>'type' = any(${overriding}::text[]) as is_overridden
      from reviews
      where workspace_id = ${workspaceId} and status <> 'open' and status = 'decided'
        and coalesce(decided_at, 'infinity'::timestamptz) >= ${since}::timestamptz
        and coalesce(decided_at, 'infinity'::timestamptz) < ${until}::timestamptz
      order by coalesce(decided_at, 'infinity'::timestamptz) desc
      limit ${LOOKED_AT}
    ), answer as (
      select newest.*, ms,
        decided_at > coalesce(
          max(decided_at) filter (where is_overridden) over (partition by decided_by), '-infinity'::timestamptz
        ) as is_after_override
      from newest left join review_looks on review_id = id and actor = decided_by
      where checkpoint_id is not null and (is_agreed or is_overridden)
    )
    select case grouping(decided_by, checkpoint_id) when 3 then 'all' when 1 then 'reviewer' else 'checkpoint' end as of,
      (select count(*) from newest)::integer as looked,
      decided_by as reviewer, checkpoint_id as checkpoint, min(flow) as flow, min(node_title) as title,
      count(*)::integer as answers,
      count(*) filter (where is_overridden)::integer as overridden,
      count(*) filter (where is_agreed and is_after_override)::integer as streak,
      count(ms)::integer as looks,
      (percentile_cont(0.5) within group (order by ms))::double precision as median_look_ms,
      count(*) filter (where ms < ${QUICK_LOOK_MS})::integer as quick
    from answer
    group by grouping sets ((), (decided_by), (decided_by, checkpoint_id))
    order by answers desc, reviewer, checkpoint`;
  const looked = rows.find(({ of }) => of === 'all')?.looked ?? 0;
  return {
    ...{ looked, isAll: looked < LOOKED_AT },
    counts: rows.filter(({ of }) => of === 'checkpoint').map(countOf),
    looks: rows.filter(({ of }) => of === 'reviewer').map(lookOf),
  };
}

const countOf = ({
  reviewer,
  checkpoint,
  flow,
  title,
  answers,
  overridden,
  streak,
}: Row): ReviewerAnswers => ({
  ...{ reviewer, checkpoint, flow, title, answers, overridden, streak },
});

const lookOf = ({ reviewer, looks, medianLookMs, quick }: Row): ReviewerLooks => ({
  ...{ reviewer, looks, medianLookMs, quick },
});
