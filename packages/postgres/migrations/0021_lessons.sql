-- What verdicts teach: one row per run, step and text of a learning agent or a language model. It goes with its run.
create table lessons (
  workspace_id text not null,
  run_id uuid not null,
  node text not null,
  text_key uuid not null generated always as (md5(text)::uuid) stored,
  review_id uuid not null,
  flow_id uuid not null,
  model text,
  checkpoint_id uuid,
  text text not null,
  proposed text not null,
  verdict text not null,
  label text,
  answer json,
  message text,
  reviewer text not null,
  at timestamptz not null default now(),
  primary key (workspace_id, run_id, node, text_key)
);
create index lessons_of_model on lessons (workspace_id, model, at, review_id) where model is not null;
create index lessons_of_step on lessons (workspace_id, flow_id, node, at, review_id);

-- Cases that were uploaded before this are as old as nobody knows.
alter table labelled_cases add column at timestamptz;
alter table labelled_cases alter column at set default now();

-- A trained version waits for somebody to adopt it. What was in use before stays in use.
alter table learning_models add column status text not null default 'candidate'
  check (status in ('candidate', 'live', 'retired', 'discarded'));
alter table learning_models add column adopted_by text;
alter table learning_models add column adopted_at timestamptz;
alter table learning_models add column held_out json;
alter table learning_models add column rival json;
update learning_models as trained
set status = case when version = (
  select max(version) from learning_models as other
  where other.workspace_id = trained.workspace_id and other.model = trained.model
) then 'live' else 'retired' end;
create unique index learning_models_live on learning_models (workspace_id, model) where status = 'live';

create table learning_settings (
  workspace_id text not null,
  model text not null,
  adopt_automatically boolean not null,
  primary key (workspace_id, model)
);

do $$
declare
  name text;
begin
  foreach name in array array['lessons', 'learning_settings'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_workspace on %I to countersign_app
         using (workspace_id = current_setting(''app.workspace'', true))
         with check (workspace_id = current_setting(''app.workspace'', true))', name);
    execute format('create policy all_workspaces on %I to countersign_worker using (true) with check (true)', name);
  end loop;
end $$;
grant select on lessons to countersign_app;
grant select, insert, update, delete on lessons to countersign_worker;
grant select, insert, update on learning_settings to countersign_app;
