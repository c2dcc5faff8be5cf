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
  -- Not part of the hash, which holds only its hash: what somebody wrote can be erased without breaking the chain.
  payload json,
  primary key (workspace_id, seq)
);
