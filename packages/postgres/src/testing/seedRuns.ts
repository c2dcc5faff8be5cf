import type { RunId } from '@countersign/model';
import type { Sql } from 'postgres';

/** How a run becomes many: `count` copies, one second apart, the newest now. Copies of one `batch` come once only. */
export type Seeding = Readonly<{ template: RunId; count: number; batch: number }>;

/** Ids in order of the copies, which is the order of their times. */
const ID = (table: number) =>
  `('01900000-000${table}-7000-' || lpad(to_hex(32768 + batch), 4, '0') || '-' || lpad(to_hex(i), 12, '0'))::uuid`;

/**
 * Fills a database with copies of a run that the store itself has written, with all that belongs to it: fast enough for
 * millions, and as real as the run they are copied from. Only for tests and benches: the audit chain is left alone.
 */
export async function seedRuns(sql: Sql, { template, count, batch }: Seeding): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`create temporary table copies on commit drop as
      select i, ${batch}::integer as batch, now() - (${count}::integer - i) * interval '1 second' as at
      from generate_series(1, ${count}::integer) as i`;
    for (const statement of STATEMENTS) await tx.unsafe(statement, [template]);
  });
}

/** Copies rows of a table: everything stays but what `changes` names. */
const copy = (table: string, changes: string, where = 'run_id = $1') => `
  insert into ${table} select changed.*
  from copies cross join (select * from ${table} where ${where}) as template
  cross join lateral jsonb_populate_record(template::${table}, jsonb_build_object(${changes})) as changed`;

const OF_RUN = `'run_id', ${ID(0)}`;

const STATEMENTS = [
  copy('runs', `'id', ${ID(0)}, 'created_at', at, 'updated_at', at, 'subject', 'Copy ' || i`, 'id = $1'),
  copy('run_marks', `${OF_RUN}, 'created_at', at`),
  copy('run_events', OF_RUN),
  copy('timers', `${OF_RUN}, 'due_at', due_at + i * interval '1 millisecond'`),
  copy('effects', `${OF_RUN}, 'due_at', due_at + i * interval '1 millisecond'`),
  copy(
    'reviews',
    `${OF_RUN}, 'id', ${ID(1)}, 'opened_at', at, 'confidence', (i % 1000) / 1000.0, 'amount', i % 5000,
      'decided_at', case when template.decided_at is not null then at + interval '90 seconds' end,
      'due_at', case when i % 3 = 0 then at + interval '2 days' end, 'case_type', 'type-' || i % 20`,
  ),
  copy(
    'review_contents',
    `'review_id', ${ID(1)}`,
    'review_id in (select id from reviews where reviews.run_id = $1)',
  ),
  `with entry as (
     select ledger.*, (select seq from ledger_heads where ledger_heads.checkpoint_id = ledger.checkpoint_id) as head,
       row_number() over (partition by checkpoint_id order by seq) as place,
       count(*) over (partition by checkpoint_id) as places
     from ledger where checkpoint_id in (select checkpoint_id from reviews where reviews.run_id = $1)
     order by seq desc limit 2
   )
   insert into ledger (seq, workspace_id, checkpoint_id, at, kind, packed)
   select head + (i - 1) * places + place, workspace_id, checkpoint_id, copies.at, kind, packed
   from copies cross join entry`,
  `update ledger_heads set seq = greatest(seq, (select max(seq) from ledger where ledger.checkpoint_id = ledger_heads.checkpoint_id))
   where checkpoint_id in (select checkpoint_id from reviews where reviews.run_id = $1)`,
];
