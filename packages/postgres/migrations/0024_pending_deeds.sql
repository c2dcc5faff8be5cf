-- What was done at once and is yet to be appended to the audit chain, whose end somebody else may hold for seconds. A row
-- is written in the transaction that does it and goes in the one that appends it.
create table pending_deeds (
  id bigint generated always as identity primary key,
  workspace_id text not null,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  object text not null,
  payload json not null
);
alter table pending_deeds enable row level security;
alter table pending_deeds force row level security;
create policy one_workspace on pending_deeds to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on pending_deeds to countersign_worker using (true) with check (true);
grant select, insert, delete on pending_deeds to countersign_app, countersign_worker;
