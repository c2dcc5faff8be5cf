-- The end of each workspace's chain; locking its row puts the appenders in order.
create table audit_heads (
  workspace_id text primary key,
  seq integer not null,
  hash text not null
);

create table audit (
  workspace_id text not null,
  seq integer not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  object text not null,
  payload_hash text not null,
  previous_hash text not null,
  hash text not null,
  primary key (workspace_id, seq)
);

-- Beside the chain, so that what somebody wrote can be erased without breaking it.
create table audit_payloads (
  workspace_id text not null,
  seq integer not null,
  payload json not null,
  primary key (workspace_id, seq)
);
