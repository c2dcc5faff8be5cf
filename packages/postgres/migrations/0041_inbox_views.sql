-- What somebody looks for in the inbox again and again, under a name.
create table inbox_views (
  workspace_id text not null,
  id uuid not null,
  owner text not null,
  name text not null,
  search json not null,
  is_shared boolean not null,
  primary key (workspace_id, id),
  unique (workspace_id, owner, name)
);
alter table inbox_views enable row level security;
alter table inbox_views force row level security;
create policy one_workspace on inbox_views to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on inbox_views to countersign_worker using (true) with check (true);
grant select, insert, update, delete on inbox_views to countersign_app;
