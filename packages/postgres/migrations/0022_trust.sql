-- What agent versions have earned in the segments of checkpoints: the state that the ledger's lines come to, and the cases
-- that wait for their judgement or their turn. Both can be rebuilt from the ledger.
create table trusts (
  id uuid primary key,
  checkpoint_id uuid not null references checkpoints (id),
  workspace_id text not null,
  segment text not null,
  agent_version text not null,
  epoch integer not null,
  rung integer not null,
  -- What the targeted lane of samples goes by.
  score_mean double precision not null,
  score_n integer not null,
  is_proposed boolean not null,
  packed bytea not null,
  changed_at timestamptz not null default now(),
  unique (checkpoint_id, segment, agent_version)
) with (fillfactor = 50);
create index trusts_newest on trusts (checkpoint_id, segment, epoch);
create index trusts_proposed on trusts (workspace_id) where is_proposed;

-- A case goes when it has been counted. stream is -1 for cases that are looked at but are no evidence.
create table evidence (
  checkpoint_id uuid not null,
  workspace_id text not null,
  trust_id uuid not null,
  run_id uuid not null,
  node text not null,
  visit integer not null,
  review_id uuid,
  epoch integer not null,
  stream smallint not null,
  position integer not null,
  band smallint,
  is_passed boolean not null,
  rate double precision,
  due_at timestamptz not null,
  is_judged boolean not null,
  loss double precision,
  primary key (checkpoint_id, run_id, node, visit)
);
create index evidence_in_order on evidence (trust_id, epoch, stream, position);
create index evidence_due on evidence (due_at) where not is_judged;

-- Every checkpoint has a head of its ledger, by whose lock its lines follow one another; policy_version is that of the
-- newest policy the ledger tells of.
alter table ledger_heads add column policy_version integer not null default 0;
insert into ledger_heads (checkpoint_id, workspace_id, seq)
  select id, workspace_id, 0 from checkpoints
  on conflict (checkpoint_id) do nothing;

alter table checkpoints add column cost_of_error double precision, add column minutes_per_review double precision;

do $$
declare
  name text;
begin
  foreach name in array array['trusts', 'evidence'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_workspace on %I to countersign_app
         using (workspace_id = current_setting(''app.workspace'', true))
         with check (workspace_id = current_setting(''app.workspace'', true))', name);
    execute format('create policy all_workspaces on %I to countersign_worker using (true) with check (true)', name);
  end loop;
end $$;

grant select, insert, update on trusts to countersign_app, countersign_worker;
grant select, insert, update, delete on evidence to countersign_worker;
grant select, delete on evidence to countersign_app;
-- What owners do is told by the ledger, too.
grant insert, update on ledger_heads to countersign_app;
grant insert on ledger to countersign_app;
