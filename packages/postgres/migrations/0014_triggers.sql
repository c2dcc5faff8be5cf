-- The schedule of a flow's newest version. It has been looked after up to `since`, and is due again, or leased, at due_at.
create table schedules (
  workspace_id text not null,
  flow_id uuid primary key references flows (id),
  version integer not null,
  cron text not null,
  time_zone text not null,
  missed text not null,
  input json not null,
  -- Archived, or published without a schedule: the row stays for when it comes back.
  is_active boolean not null default true,
  paused boolean not null default false,
  since timestamptz not null default now(),
  due_at timestamptz default now(),
  token integer not null default 0,
  last json
);
create index schedules_of_workspace on schedules (workspace_id);
create index schedules_due on schedules (due_at) where is_active and not paused;

-- A file of cases whose rows start runs; due_at is the end of the lease while somebody starts them.
create table case_files (
  id uuid primary key,
  workspace_id text not null,
  flow_id uuid not null references flows (id),
  flow text not null,
  name text not null,
  priority text,
  status text not null default 'receiving',
  rows integer not null default 0,
  started integer not null default 0,
  failed integer not null default 0,
  created_at timestamptz not null default now(),
  created_by text not null,
  updated_at timestamptz not null default now(),
  idempotency_key text,
  hash text,
  due_at timestamptz not null default now(),
  token integer not null default 0
);
create unique index case_files_by_idempotency_key on case_files (workspace_id, idempotency_key)
  where idempotency_key is not null;
create index case_files_of_workspace on case_files (workspace_id, created_at, id);
create index case_files_receiving on case_files (workspace_id, updated_at) where status = 'receiving';
create index case_files_due on case_files (due_at) where status = 'running';

-- The input goes when the run that it started has it.
create table case_rows (
  workspace_id text not null,
  file_id uuid not null references case_files (id) on delete cascade,
  row integer not null,
  line integer not null,
  input json,
  subject text,
  case_type text,
  problem json,
  run_id uuid,
  primary key (file_id, row)
);
create index case_rows_open on case_rows (file_id, row) where run_id is null and problem is null;
create index case_rows_failed on case_rows (file_id, row) where problem is not null;

do $$
declare
  name text;
begin
  foreach name in array array['schedules', 'case_files', 'case_rows'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_workspace on %I to countersign_app
         using (workspace_id = current_setting(''app.workspace'', true))
         with check (workspace_id = current_setting(''app.workspace'', true))', name);
    execute format('create policy all_workspaces on %I to countersign_worker using (true) with check (true)', name);
  end loop;
end $$;

grant select, insert, update on schedules to countersign_app;
grant select, insert, update, delete on case_files, case_rows to countersign_app;
grant select, update on schedules, case_files, case_rows to countersign_worker;
