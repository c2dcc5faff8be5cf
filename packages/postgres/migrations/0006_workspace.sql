create table workspace_settings (
  workspace_id text primary key,
  review_everything boolean not null default false,
  settings json not null default '{}'
);

-- ciphertext is sealed and opened above the store.
create table connections (
  workspace_id text not null,
  id text not null,
  name text not null,
  kind text not null,
  settings json not null,
  ciphertext text,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, name)
);

create table recordings (
  workspace_id text not null,
  recording text not null,
  key text not null,
  proposal json not null,
  primary key (workspace_id, recording, key)
);

create table mailbox (
  id uuid not null primary key,
  workspace_id text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  idempotency_key text not null,
  sent_at timestamptz not null default now(),
  unique (workspace_id, idempotency_key)
);
create index mailbox_of_workspace on mailbox (workspace_id, sent_at, id);

create table labelled_cases (
  workspace_id text not null,
  model text not null,
  id text not null,
  text text not null,
  label text not null,
  primary key (workspace_id, model, id)
);

create table learning_models (
  workspace_id text not null,
  model text not null,
  version integer not null,
  hash text not null,
  body json not null,
  metrics json not null,
  trained_at timestamptz not null default now(),
  primary key (workspace_id, model, version)
);
create index learning_models_by_hash on learning_models (workspace_id, hash);
