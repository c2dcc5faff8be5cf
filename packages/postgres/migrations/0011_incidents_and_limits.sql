-- Of an effect: which runs go first (0 high, 1 normal, 2 low), which limits it counts against, since when it is parked.
alter table runs add column priority smallint not null default 1;
alter table effects
  add column priority smallint not null default 1,
  add column lane text,
  add column parked_at timestamptz;
update effects set parked_at = due_at where problem is not null;

-- Due work is looked for by workspace first, so that all of them take turns; work that has limits is found by them.
drop index effects_due;
create index effects_due on effects (workspace_id, priority, due_at) where problem is null and lane is null;
create index effects_due_in_lane on effects (workspace_id, lane, priority, due_at)
  where problem is null and lane is not null;
create index effects_held_in_lane on effects (workspace_id, lane) where lane is not null and worker_id is not null;
create index effects_parked on effects (workspace_id, parked_at, run_id, key) where problem is not null;

-- What the agents of a flow used up in a day (UTC); cost in US dollars.
create table spending (
  workspace_id text not null,
  day date not null,
  flow_id uuid not null,
  tokens double precision not null,
  cost double precision not null,
  primary key (workspace_id, day, flow_id)
);
alter table spending enable row level security;
alter table spending force row level security;
create policy one_workspace on spending to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on spending to countersign_worker using (true) with check (true);
grant select on spending to countersign_app;
grant select, insert, update on spending to countersign_worker;
