-- A row of events holds one time for its turn and its events without it; rows without `at` are of an older form.
alter table run_events add column at timestamptz;

-- What lists of runs look for among the many that ended well: those that go on, failed or were cancelled. It lies beside
-- the runs, so that no index mentions what changes in a run: then the end of a run touches no index of it either.
create table run_marks (
  workspace_id text not null,
  mark text not null,
  created_at timestamptz not null,
  run_id uuid not null,
  flow_id uuid not null,
  primary key (workspace_id, mark, created_at, run_id)
);
insert into run_marks (workspace_id, mark, created_at, run_id, flow_id)
  select workspace_id, coalesce(final_status, 'active'), created_at, id, flow_id
  from runs where final_status is distinct from 'ended';
drop index runs_active;
drop index runs_broken;

alter table run_marks enable row level security;
alter table run_marks force row level security;
create policy one_workspace on run_marks to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on run_marks to countersign_worker using (true) with check (true);
grant select on run_marks to countersign_app;
grant select, insert, delete on run_marks to countersign_worker;
