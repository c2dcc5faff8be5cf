-- A flow with its one draft. Documents and artefacts are json, not jsonb: they are stored as written, key order included.
create table flows (
  id uuid primary key,
  workspace_id text not null,
  slug text not null,
  archived boolean not null default false,
  review_everything boolean not null default false,
  draft json not null,
  draft_hash text not null,
  draft_revision integer not null default 1,
  draft_updated_at timestamptz not null default now(),
  draft_updated_by text not null,
  newest_version integer,
  -- Hash of the document last published: a draft with another one has changes, be it only in its layout.
  published_hash text,
  created_at timestamptz not null default now(),
  unique (workspace_id, slug)
);

create table flow_versions (
  workspace_id text not null,
  flow_id uuid not null references flows (id),
  version integer not null,
  document json not null,
  artefact_hash text not null,
  published_at timestamptz not null default now(),
  published_by text not null,
  primary key (flow_id, version)
);

create table artefacts (
  workspace_id text not null,
  hash text not null,
  body json not null,
  -- The loop asks by hash alone; two workspaces may have published the same flow.
  primary key (hash, workspace_id)
);
