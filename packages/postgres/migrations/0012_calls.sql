-- The step that called a run. A deleted run's children stay, so there is no foreign key.
alter table runs
  add column parent_run_id uuid,
  add column parent_key text,
  add column parent_node text,
  add column parent_visit integer,
  add column parent_index integer,
  add column depth integer not null default 0;
create index runs_of_call on runs (parent_run_id, parent_key, parent_index) where parent_run_id is not null;

-- Of a call: one of its runs was over since it was claimed.
alter table effects add column nudged boolean not null default false;

-- Under which keys a run has taken signals, so that a callback may be repeated.
create table signal_keys (
  workspace_id text not null,
  run_id uuid not null,
  key text not null,
  body_hash text not null,
  primary key (run_id, key)
);
alter table signal_keys enable row level security;
alter table signal_keys force row level security;
create policy one_workspace on signal_keys to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on signal_keys to countersign_worker using (true) with check (true);
grant select on signal_keys to countersign_app;
grant select, insert on signal_keys to countersign_worker;
