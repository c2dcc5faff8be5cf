-- What no statement looks into is kept packed (see src/packed.ts); rows of older programs keep their JSON beside it.
alter table run_events add column packed bytea, alter column events drop not null;
alter table runs add column packed_snapshot bytea, alter column snapshot drop not null;
alter table review_contents add column packed bytea, alter column content drop not null;
alter table effects add column packed_input bytea, alter column input drop not null;
alter table ledger add column packed bytea, alter column entry drop not null;

-- Each ledger counts for itself from here on, under a lock held to the commit: whoever has read up to a number has seen
-- everything up to it. The head is the number of the last entry.
alter table ledger alter column seq drop identity;
create table ledger_heads (
  checkpoint_id uuid primary key,
  workspace_id text not null,
  seq bigint not null
);
insert into ledger_heads (checkpoint_id, workspace_id, seq)
  select checkpoint_id, min(workspace_id), max(seq) from ledger group by checkpoint_id;
alter table ledger_heads enable row level security;
alter table ledger_heads force row level security;
create policy one_workspace on ledger_heads to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on ledger_heads to countersign_worker using (true) with check (true);
grant select on ledger_heads to countersign_app;
grant select, insert, update on ledger_heads to countersign_worker;

-- What an inbox may be sorted by, in the words of its statement.
create index reviews_open_by_confidence on reviews (workspace_id, confidence, id) where status = 'open';
create index reviews_open_by_amount on reviews (workspace_id, coalesce(amount, '-infinity'::double precision), id)
  where status = 'open';
create index reviews_open_by_due on reviews (workspace_id, coalesce(due_at, 'infinity'::timestamptz), id)
  where status = 'open';
-- Room for the decided version beside the open one.
alter table reviews set (fillfactor = 55);
alter table runs set (fillfactor = 45);
