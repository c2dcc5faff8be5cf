create table checkpoints (
  id uuid primary key,
  workspace_id text not null,
  flow_id uuid not null references flows (id),
  key text not null,
  title text not null,
  policy json not null,
  policy_version integer not null default 1,
  rung integer not null,
  review_everything boolean not null default false,
  unique (flow_id, key)
);
create index checkpoints_of_workspace on checkpoints (workspace_id);

-- Every policy a checkpoint ever had; the newest is repeated in checkpoints.
create table checkpoint_policies (
  workspace_id text not null,
  checkpoint_id uuid not null references checkpoints (id),
  version integer not null,
  policy json not null,
  applied_at timestamptz not null default now(),
  applied_by text not null,
  primary key (checkpoint_id, version)
);

-- Append-only, in decision order. kind is what is counted: the decision or the verdict.
create table ledger (
  seq bigint generated always as identity,
  workspace_id text not null,
  checkpoint_id uuid not null,
  at timestamptz not null default now(),
  kind text not null,
  entry json not null,
  primary key (checkpoint_id, seq)
);
