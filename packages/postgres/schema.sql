-- The schema after all migrations, written by `pnpm db:dump`. Read it; change it by a migration.

create table account (
  id text not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX account_user ON public.account USING btree (user_id);
-- countersign_auth: delete, insert, select, update

create table apikey (
  id text not null,
  config_id text not null default 'default'::text,
  name text,
  start text,
  reference_id text not null,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamp with time zone,
  enabled boolean not null default true,
  rate_limit_enabled boolean not null default true,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer not null default 0,
  remaining integer,
  last_request timestamp with time zone,
  expires_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  permissions text,
  metadata text,
  PRIMARY KEY (id)
);
CREATE INDEX apikey_key ON public.apikey USING btree (key);
CREATE INDEX apikey_reference ON public.apikey USING btree (reference_id);
-- countersign_auth: delete, insert, select, update

create table artefacts (
  workspace_id text not null,
  hash text not null,
  body json not null,
  PRIMARY KEY (hash, workspace_id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select
-- countersign_worker: select

create table audit (
  workspace_id text not null,
  seq integer not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  object text not null,
  payload_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  payload json,
  PRIMARY KEY (workspace_id, seq)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- policy one_workspace_of_sign_in to countersign_auth: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select
-- countersign_auth: insert
-- countersign_worker: insert, select

create table audit_heads (
  workspace_id text not null,
  seq integer not null,
  hash text not null,
  PRIMARY KEY (workspace_id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- policy one_workspace_of_sign_in to countersign_auth: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update
-- countersign_auth: insert, select, update
-- countersign_worker: insert, select, update

create table case_files (
  id uuid not null,
  workspace_id text not null,
  flow_id uuid not null,
  flow text not null,
  name text not null,
  priority text,
  status text not null default 'receiving'::text,
  rows integer not null default 0,
  started integer not null default 0,
  failed integer not null default 0,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  updated_at timestamp with time zone not null default now(),
  idempotency_key text,
  hash text,
  due_at timestamp with time zone not null default now(),
  token integer not null default 0,
  PRIMARY KEY (id),
  FOREIGN KEY (flow_id) REFERENCES flows(id)
);
CREATE INDEX case_files_due ON public.case_files USING btree (due_at) WHERE (status = 'running'::text);
CREATE INDEX case_files_of_workspace ON public.case_files USING btree (workspace_id, created_at, id);
CREATE INDEX case_files_receiving ON public.case_files USING btree (workspace_id, updated_at) WHERE (status = 'receiving'::text);
CREATE UNIQUE INDEX case_files_by_idempotency_key ON public.case_files USING btree (workspace_id, idempotency_key) WHERE (idempotency_key IS NOT NULL);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update
-- countersign_worker: select, update

create table case_rows (
  workspace_id text not null,
  file_id uuid not null,
  "row" integer not null,
  line integer not null,
  input json,
  subject text,
  case_type text,
  problem json,
  run_id uuid,
  PRIMARY KEY (file_id, "row"),
  FOREIGN KEY (file_id) REFERENCES case_files(id) ON DELETE CASCADE
);
CREATE INDEX case_rows_failed ON public.case_rows USING btree (file_id, "row") WHERE (problem IS NOT NULL);
CREATE INDEX case_rows_open ON public.case_rows USING btree (file_id, "row") WHERE ((run_id IS NULL) AND (problem IS NULL));
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update
-- countersign_worker: select, update

create table case_texts (
  review_id uuid not null,
  run_id uuid not null,
  workspace_id text not null,
  place integer not null,
  case_type text,
  decision text not null,
  amount double precision,
  verdict text not null,
  decided_at timestamp with time zone not null,
  text text not null,
  fields json not null,
  terms integer[] not null,
  PRIMARY KEY (review_id)
);
CREATE INDEX case_texts_of_place ON public.case_texts USING btree (workspace_id, place, decided_at);
CREATE INDEX case_texts_of_run ON public.case_texts USING btree (run_id);
CREATE INDEX case_texts_terms ON public.case_texts USING gin (terms) WITH (gin_pending_list_limit='256');
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select

create table case_watermarks (
  workspace_id text not null,
  seq integer not null,
  looked_at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: insert, select, update

create table checkpoint_policies (
  workspace_id text not null,
  checkpoint_id uuid not null,
  version integer not null,
  policy json not null,
  applied_at timestamp with time zone not null default now(),
  applied_by text not null,
  PRIMARY KEY (checkpoint_id, version),
  FOREIGN KEY (checkpoint_id) REFERENCES checkpoints(id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select

create table checkpoints (
  id uuid not null,
  workspace_id text not null,
  flow_id uuid not null,
  key text not null,
  title text not null,
  policy json not null,
  policy_version integer not null default 1,
  rung integer not null,
  review_everything boolean not null default false,
  cost_of_error double precision,
  minutes_per_review double precision,
  UNIQUE (flow_id, key),
  PRIMARY KEY (id),
  FOREIGN KEY (flow_id) REFERENCES flows(id)
);
CREATE INDEX checkpoints_of_workspace ON public.checkpoints USING btree (workspace_id);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update
-- countersign_worker: select

create table connections (
  workspace_id text not null,
  id text not null,
  name text not null,
  kind text not null,
  settings json not null,
  ciphertext text,
  updated_at timestamp with time zone not null default now(),
  UNIQUE (workspace_id, name),
  PRIMARY KEY (workspace_id, id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update

create table effects (
  workspace_id text not null,
  run_id uuid not null,
  key text not null,
  kind text not null,
  node text not null,
  visit integer not null,
  once boolean not null,
  input json,
  problem json,
  token integer not null default 1,
  claims integer not null default 1,
  attempts integer not null default 0,
  worker_id text,
  due_at timestamp with time zone not null,
  traceparent text,
  priority smallint not null default 1,
  lane text,
  parked_at timestamp with time zone,
  nudged boolean not null default false,
  packed_input bytea,
  PRIMARY KEY (run_id, key)
);
CREATE INDEX effects_due ON public.effects USING btree (workspace_id, priority, due_at) WHERE ((problem IS NULL) AND (lane IS NULL));
CREATE INDEX effects_due_in_lane ON public.effects USING btree (workspace_id, lane, priority, due_at) WHERE ((problem IS NULL) AND (lane IS NOT NULL));
CREATE INDEX effects_held_in_lane ON public.effects USING btree (workspace_id, lane) WHERE ((lane IS NOT NULL) AND (worker_id IS NOT NULL));
CREATE INDEX effects_parked ON public.effects USING btree (workspace_id, parked_at, run_id, key) WHERE (problem IS NOT NULL);
CREATE INDEX effects_suspect ON public.effects USING btree (due_at) WHERE ((problem IS NULL) AND ((claims - attempts) >= 2));
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select, update

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
  "position" integer not null,
  band smallint,
  is_passed boolean not null,
  rate double precision,
  due_at timestamp with time zone not null,
  is_judged boolean not null,
  loss double precision,
  confidence double precision,
  chance double precision,
  PRIMARY KEY (run_id, node, visit, checkpoint_id)
);
CREATE INDEX evidence_due ON public.evidence USING btree (due_at) WHERE (NOT is_judged);
CREATE INDEX evidence_in_order ON public.evidence USING btree (trust_id, epoch, stream, "position");
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, select
-- countersign_worker: delete, insert, select, update

create table flow_versions (
  workspace_id text not null,
  flow_id uuid not null,
  version integer not null,
  document json not null,
  artefact_hash text not null,
  published_at timestamp with time zone not null default now(),
  published_by text not null,
  note text not null default ''::text,
  PRIMARY KEY (flow_id, version),
  FOREIGN KEY (flow_id) REFERENCES flows(id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select
-- countersign_worker: select

create table flows (
  id uuid not null,
  workspace_id text not null,
  slug text not null,
  archived boolean not null default false,
  review_everything boolean not null default false,
  draft json not null,
  draft_hash text not null,
  draft_revision integer not null default 1,
  draft_updated_at timestamp with time zone not null default now(),
  draft_updated_by text not null,
  newest_version integer,
  published_hash text,
  created_at timestamp with time zone not null default now(),
  draft_savers jsonb not null default '{}'::jsonb,
  UNIQUE (workspace_id, slug),
  PRIMARY KEY (id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update
-- countersign_worker: select

create table inbox_views (
  workspace_id text not null,
  id uuid not null,
  owner text not null,
  name text not null,
  search json not null,
  is_shared boolean not null,
  UNIQUE (workspace_id, owner, name),
  PRIMARY KEY (workspace_id, id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update

create table invitation (
  id text not null,
  organization_id text not null,
  email text not null,
  role text,
  status text not null default 'pending'::text,
  inviter_id text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (inviter_id) REFERENCES "user"(id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE
);
CREATE INDEX invitation_email ON public.invitation USING btree (email);
CREATE INDEX invitation_organization ON public.invitation USING btree (organization_id);
-- countersign_auth: delete, insert, select, update

create table labelled_cases (
  workspace_id text not null,
  model text not null,
  id text not null,
  text text not null,
  label text not null,
  at timestamp with time zone default now(),
  PRIMARY KEY (workspace_id, model, id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update

create table learning_models (
  workspace_id text not null,
  model text not null,
  version integer not null,
  hash text not null,
  body json not null,
  metrics json not null,
  trained_at timestamp with time zone not null default now(),
  status text not null default 'candidate'::text,
  adopted_by text,
  adopted_at timestamp with time zone,
  held_out json,
  rival json,
  returns integer not null default 0,
  PRIMARY KEY (workspace_id, model, version)
);
CREATE INDEX learning_models_by_hash ON public.learning_models USING btree (workspace_id, hash);
CREATE UNIQUE INDEX learning_models_live ON public.learning_models USING btree (workspace_id, model) WHERE (status = 'live'::text);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update

create table learning_settings (
  workspace_id text not null,
  model text not null,
  adopt_automatically boolean not null,
  PRIMARY KEY (workspace_id, model)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update

create table ledger (
  seq bigint not null,
  workspace_id text not null,
  checkpoint_id uuid not null,
  at timestamp with time zone not null default now(),
  kind text not null,
  entry json,
  packed bytea,
  PRIMARY KEY (checkpoint_id, seq)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select
-- countersign_worker: insert, select

create table ledger_heads (
  checkpoint_id uuid not null,
  workspace_id text not null,
  seq bigint not null,
  policy_version integer not null default 0,
  PRIMARY KEY (checkpoint_id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update
-- countersign_worker: insert, select, update

create table lessons (
  workspace_id text not null,
  run_id uuid not null,
  node text not null,
  text_key uuid not null default (md5(text))::uuid,
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
  at timestamp with time zone not null default now(),
  PRIMARY KEY (workspace_id, run_id, node, text_key)
);
CREATE INDEX lessons_of_model ON public.lessons USING btree (workspace_id, model, at, review_id) WHERE (model IS NOT NULL);
CREATE INDEX lessons_of_step ON public.lessons USING btree (workspace_id, flow_id, node, at, review_id);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select, update

create table mailbox (
  id uuid not null,
  workspace_id text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  idempotency_key text not null,
  sent_at timestamp with time zone not null default now(),
  UNIQUE (workspace_id, idempotency_key),
  PRIMARY KEY (id)
);
CREATE INDEX mailbox_of_workspace ON public.mailbox USING btree (workspace_id, sent_at, id);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update
-- countersign_worker: delete, select

create table member (
  id text not null,
  organization_id text not null,
  user_id text not null,
  role text not null default 'viewer'::text,
  created_at timestamp with time zone not null default now(),
  UNIQUE (organization_id, user_id),
  PRIMARY KEY (id),
  FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX member_user ON public.member USING btree (user_id);
-- countersign_auth: delete, insert, select, update

create table notice_channels (
  workspace_id text not null,
  id uuid not null,
  name text not null,
  target json not null,
  ciphertext text,
  occasions text[] not null,
  language text not null,
  time_zone text not null,
  digest_hour integer,
  is_paused boolean not null,
  next_digest_at timestamp with time zone,
  token uuid,
  leased_until timestamp with time zone,
  claimed_at timestamp with time zone,
  failures integer not null default 0,
  retry_at timestamp with time zone,
  failure text,
  failed_at timestamp with time zone,
  last_sent_at timestamp with time zone,
  UNIQUE (workspace_id, name),
  PRIMARY KEY (workspace_id, id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update

create table notices (
  workspace_id text not null,
  channel_id uuid not null,
  review_id uuid not null,
  occasion text not null,
  number integer not null,
  attempts integer not null default 0,
  created_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null,
  PRIMARY KEY (channel_id, review_id, occasion, number)
);
CREATE INDEX notices_due ON public.notices USING btree (channel_id, due_at);
CREATE INDEX notices_old ON public.notices USING btree (created_at);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, select
-- countersign_worker: delete, insert, select, update

create table organization (
  id text not null,
  name text not null,
  slug text not null,
  logo text,
  created_at timestamp with time zone not null default now(),
  metadata text,
  UNIQUE (slug),
  PRIMARY KEY (id)
);
-- countersign_auth: delete, insert, select, update

create table pending_deeds (
  id bigint generated always as identity,
  workspace_id text not null,
  at timestamp with time zone not null default now(),
  actor text not null,
  action text not null,
  object text not null,
  payload json not null,
  PRIMARY KEY (id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select
-- countersign_worker: delete, insert, select

create table recordings (
  workspace_id text not null,
  recording text not null,
  key text not null,
  proposal json not null,
  PRIMARY KEY (workspace_id, recording, key)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: delete, insert, select, update

create table review_comments (
  workspace_id text not null,
  review_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  author text not null,
  text text not null,
  mentions text[] not null,
  written_at timestamp with time zone not null default clock_timestamp(),
  PRIMARY KEY (workspace_id, review_id, id)
);
CREATE INDEX review_comments_of_run ON public.review_comments USING btree (run_id);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select

create table review_contents (
  workspace_id text not null,
  review_id uuid not null,
  content json,
  packed bytea,
  PRIMARY KEY (review_id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select

create table review_looks (
  workspace_id text not null,
  review_id uuid not null,
  actor text not null,
  ms integer not null,
  PRIMARY KEY (review_id, actor)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update
-- countersign_worker: delete, select

create table review_mentions (
  workspace_id text not null,
  member text not null,
  review_id uuid not null,
  run_id uuid not null,
  PRIMARY KEY (workspace_id, member, review_id)
);
CREATE INDEX review_mentions_of_run ON public.review_mentions USING btree (run_id);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select

create table reviews (
  id uuid not null,
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
  opened_at timestamp with time zone not null default now(),
  due_at timestamp with time zone,
  status text not null default 'open'::text,
  decided_at timestamp with time zone,
  decided_by text,
  verdict json,
  reminders integer not null default 0,
  decision text,
  flags text[],
  pending json,
  PRIMARY KEY (id)
) with (fillfactor=55);
CREATE INDEX reviews_closed ON public.reviews USING btree (workspace_id, COALESCE(decided_at, 'infinity'::timestamp with time zone)) WHERE (status <> 'open'::text);
CREATE INDEX reviews_closed_by_amount ON public.reviews USING btree (workspace_id, COALESCE(amount, '-Infinity'::double precision), id) WHERE (status <> 'open'::text);
CREATE INDEX reviews_closed_by_confidence ON public.reviews USING btree (workspace_id, confidence, id) WHERE (status <> 'open'::text);
CREATE INDEX reviews_of_run ON public.reviews USING btree (run_id);
CREATE INDEX reviews_of_samples ON public.reviews USING btree (checkpoint_id, opened_at) WHERE (kind = 'sample'::text);
CREATE INDEX reviews_of_workspace ON public.reviews USING btree (workspace_id, opened_at);
CREATE INDEX reviews_open ON public.reviews USING btree (workspace_id, opened_at) WHERE (status = 'open'::text);
CREATE INDEX reviews_open_by_amount ON public.reviews USING btree (workspace_id, COALESCE(amount, '-Infinity'::double precision), id) WHERE (status = 'open'::text);
CREATE INDEX reviews_open_by_confidence ON public.reviews USING btree (workspace_id, confidence, id) WHERE (status = 'open'::text);
CREATE INDEX reviews_open_by_due ON public.reviews USING btree (workspace_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (status = 'open'::text);
CREATE INDEX reviews_open_by_priority ON public.reviews USING btree (workspace_id, (
CASE stakes
    WHEN 'high'::text THEN 0
    WHEN 'normal'::text THEN 1
    ELSE 2
END), COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (status = 'open'::text);
CREATE INDEX reviews_pending ON public.reviews USING btree (workspace_id, (((pending -> 'actor'::text) ->> 'id'::text))) WHERE (pending IS NOT NULL);
CREATE INDEX reviews_without_decision ON public.reviews USING btree (opened_at) WHERE (decision IS NULL);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select, update

create table run_events (
  workspace_id text not null,
  run_id uuid not null,
  first_seq integer not null,
  events json,
  at timestamp with time zone,
  packed bytea,
  turn uuid,
  PRIMARY KEY (run_id, first_seq)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select

create table run_marks (
  workspace_id text not null,
  mark text not null,
  created_at timestamp with time zone not null,
  run_id uuid not null,
  flow_id uuid not null,
  PRIMARY KEY (workspace_id, mark, created_at, run_id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select

create table runs (
  id uuid not null,
  workspace_id text not null,
  flow_id uuid not null,
  flow text not null,
  version integer not null,
  artefact_hash text,
  subject text,
  case_type text,
  started_by text not null,
  idempotency_key text,
  body_hash text not null,
  created_at timestamp with time zone not null default now(),
  input json not null,
  final_status text,
  outcome text,
  output json,
  status text not null,
  revision integer not null,
  last_seq integer not null,
  updated_at timestamp with time zone not null default now(),
  snapshot json,
  priority smallint not null default 1,
  parent_run_id uuid,
  parent_key text,
  parent_node text,
  parent_visit integer,
  parent_index integer,
  depth integer not null default 0,
  packed_snapshot bytea,
  PRIMARY KEY (id)
) with (fillfactor=35);
CREATE INDEX runs_of_call ON public.runs USING btree (parent_run_id, parent_key, parent_index) WHERE (parent_run_id IS NOT NULL);
CREATE INDEX runs_of_flow ON public.runs USING btree (flow_id, created_at);
CREATE INDEX runs_of_subject ON public.runs USING btree (workspace_id, subject, created_at) WHERE (subject IS NOT NULL);
CREATE INDEX runs_of_workspace ON public.runs USING btree (workspace_id, created_at);
CREATE UNIQUE INDEX runs_by_idempotency_key ON public.runs USING btree (workspace_id, idempotency_key) WHERE (idempotency_key IS NOT NULL);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select, update

create table schedules (
  workspace_id text not null,
  flow_id uuid not null,
  version integer not null,
  cron text not null,
  time_zone text not null,
  missed text not null,
  input json not null,
  is_active boolean not null default true,
  paused boolean not null default false,
  since timestamp with time zone not null default now(),
  due_at timestamp with time zone default now(),
  token integer not null default 0,
  last json,
  PRIMARY KEY (flow_id),
  FOREIGN KEY (flow_id) REFERENCES flows(id)
);
CREATE INDEX schedules_due ON public.schedules USING btree (due_at) WHERE (is_active AND (NOT paused));
CREATE INDEX schedules_of_workspace ON public.schedules USING btree (workspace_id);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update
-- countersign_worker: select, update

create table schema_migrations (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (number)
);
-- countersign_worker: select

create table session (
  id text not null,
  token text not null,
  user_id text not null,
  active_organization_id text,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  UNIQUE (token),
  PRIMARY KEY (id),
  FOREIGN KEY (active_organization_id) REFERENCES organization(id) ON DELETE SET NULL,
  FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX session_by_expiry ON public.session USING btree (expires_at);
CREATE INDEX session_by_user ON public.session USING btree (user_id);
-- countersign_auth: delete, insert, select, update

create table signal_keys (
  workspace_id text not null,
  run_id uuid not null,
  key text not null,
  body_hash text not null,
  PRIMARY KEY (run_id, key)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select

create table spending (
  workspace_id text not null,
  day date not null,
  flow_id uuid not null,
  tokens double precision not null,
  cost double precision not null,
  steps double precision not null default 0,
  work_ms double precision not null default 0,
  PRIMARY KEY (workspace_id, day, flow_id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: insert, select, update

create table switchings (
  id bigint generated always as identity,
  workspace_id text not null,
  object text not null,
  at timestamp with time zone not null default now(),
  is_on boolean not null,
  actor text not null,
  PRIMARY KEY (id)
);
CREATE INDEX switchings_by_object ON public.switchings USING btree (workspace_id, object, id);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select
-- countersign_worker: select

create table term_counts (
  workspace_id text not null,
  term integer not null,
  place integer not null,
  cases integer not null,
  PRIMARY KEY (workspace_id, term, place)
) with (fillfactor=70);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: insert, select, update

create table timers (
  workspace_id text not null,
  run_id uuid not null,
  id text not null,
  node text not null,
  visit integer not null,
  due_at timestamp with time zone not null,
  name text not null default 'expires'::text,
  PRIMARY KEY (run_id, id)
);
CREATE INDEX timers_due ON public.timers USING btree (workspace_id, due_at);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: select
-- countersign_worker: delete, insert, select, update

create table trusts (
  id uuid not null,
  checkpoint_id uuid not null,
  workspace_id text not null,
  segment text not null,
  agent_version text not null,
  epoch integer not null,
  rung integer not null,
  score_mean double precision not null,
  score_n integer not null,
  is_proposed boolean not null,
  packed bytea not null,
  changed_at timestamp with time zone not null default now(),
  flow_version integer not null default 0,
  labels json,
  UNIQUE (checkpoint_id, segment, agent_version),
  PRIMARY KEY (id),
  FOREIGN KEY (checkpoint_id) REFERENCES checkpoints(id)
) with (fillfactor=50);
CREATE INDEX trusts_newest ON public.trusts USING btree (checkpoint_id, segment, epoch);
CREATE INDEX trusts_proposed ON public.trusts USING btree (workspace_id) WHERE is_proposed;
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update
-- countersign_worker: insert, select, update

create table "user" (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  UNIQUE (email),
  PRIMARY KEY (id)
);
-- countersign_auth: delete, insert, select, update

create table verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON public.verification USING btree (identifier);
-- countersign_auth: delete, insert, select, update

create table workspace_settings (
  workspace_id text not null,
  review_everything boolean not null default false,
  settings json not null default '{}'::json,
  PRIMARY KEY (workspace_id)
);
-- row-level security, forced
-- policy all_workspaces to countersign_worker: true
-- policy one_workspace to countersign_app: (workspace_id = current_setting('app.workspace'::text, true))
-- countersign_app: insert, select, update
-- countersign_worker: select
