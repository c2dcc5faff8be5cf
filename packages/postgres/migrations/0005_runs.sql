-- What never changes comes first and what changes at every turn last, in a page with room for new row versions:
-- an update is then written to the log as the differing tail alone, and touches no index until the run ends.
create table runs (
  id uuid primary key,
  workspace_id text not null,
  flow_id uuid not null,
  flow text not null,
  version integer not null,
  artefact_hash text not null,
  subject text,
  case_type text,
  started_by text not null,
  idempotency_key text,
  body_hash text not null,
  created_at timestamptz not null default now(),
  input json not null,
  final_status text,
  outcome text,
  output json,
  status text not null,
  revision integer not null,
  last_seq integer not null,
  updated_at timestamptz not null default now(),
  snapshot json not null
) with (fillfactor = 50);
create unique index runs_by_idempotency_key on runs (workspace_id, idempotency_key)
  where idempotency_key is not null;
create index runs_of_workspace on runs (workspace_id, created_at, id);
create index runs_of_flow on runs (flow_id, created_at, id);
create index runs_active on runs (workspace_id, created_at, id) where final_status is null;
create index runs_broken on runs (workspace_id, created_at, id) where final_status in ('failed', 'cancelled');
create index runs_of_subject on runs (workspace_id, subject, created_at, id) where subject is not null;

-- One row per turn holds the events of that turn; an event's seq is first_seq plus its place.
create table run_events (
  workspace_id text not null,
  run_id uuid not null,
  first_seq integer not null,
  events json not null,
  primary key (run_id, first_seq)
);

-- Work that is still to be done; a recorded result removes it. due_at is when it may be claimed: the end of the lease
-- while somebody holds it. A parked effect has a problem and waits for a person.
create table effects (
  workspace_id text not null,
  run_id uuid not null,
  key text not null,
  kind text not null,
  node text not null,
  visit integer not null,
  once boolean not null,
  input json not null,
  problem json,
  token integer not null default 1,
  claims integer not null default 1,
  attempts integer not null default 0,
  worker_id text,
  due_at timestamptz not null,
  primary key (run_id, key)
);
create index effects_due on effects (due_at) where problem is null;

create table timers (
  workspace_id text not null,
  run_id uuid not null,
  id text not null,
  node text not null,
  visit integer not null,
  due_at timestamptz not null,
  primary key (run_id, id)
);
create index timers_due on timers (due_at);

-- Narrow rows, which are filtered, sorted and updated; what the reviewer is shown never changes and lies beside them.
create table reviews (
  id uuid primary key,
  workspace_id text not null,
  flow_id uuid not null,
  flow text not null,
  version integer not null,
  run_id uuid not null,
  node text not null,
  node_title text not null,
  visit integer not null,
  kind text not null,
  checkpoint_id uuid,
  subject text,
  case_type text,
  confidence double precision not null,
  amount double precision,
  stakes text not null,
  role text not null,
  excluded json not null,
  etag text not null,
  opened_at timestamptz not null default now(),
  due_at timestamptz,
  status text not null default 'open',
  decided_at timestamptz,
  decided_by text,
  verdict json
) with (fillfactor = 80);
create index reviews_of_workspace on reviews (workspace_id, opened_at, id);
create index reviews_open on reviews (workspace_id, opened_at, id) where status = 'open';
create index reviews_open_of_run on reviews (run_id) where status = 'open';

create table review_contents (
  workspace_id text not null,
  review_id uuid primary key,
  content json not null
);
