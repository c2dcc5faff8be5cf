-- Where people are told that cases wait for them. `ciphertext` is the sealed secret, which the worker's role cannot read.
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
  -- When cases of low stakes are told of next, all together.
  next_digest_at timestamptz,
  -- One process at a time sends: whoever has the token, until then.
  token uuid,
  leased_until timestamptz,
  claimed_at timestamptz,
  -- After failures in a row the channel rests until then.
  failures integer not null default 0,
  retry_at timestamptz,
  failure text,
  failed_at timestamptz,
  last_sent_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);
alter table notice_channels enable row level security;
alter table notice_channels force row level security;
create policy one_workspace on notice_channels to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on notice_channels to countersign_worker using (true) with check (true);
grant select, insert, update, delete on notice_channels to countersign_app;
grant select (workspace_id, id, occasions, time_zone, digest_hour, is_paused, next_digest_at, token, leased_until,
  claimed_at, failures, retry_at, failure, failed_at, last_sent_at) on notice_channels to countersign_worker;
grant update (token, leased_until, claimed_at, next_digest_at, failures, retry_at, failure, failed_at, last_sent_at)
  on notice_channels to countersign_worker;

-- What has not been told yet; written in the transaction in which the case begins to wait, and gone once it is told.
-- There is nothing here of a workspace without channels.
create table notices (
  workspace_id text not null,
  channel_id uuid not null,
  review_id uuid not null,
  occasion text not null,
  -- Counts the reminders of a case.
  number integer not null,
  attempts integer not null default 0,
  created_at timestamptz not null default now(),
  due_at timestamptz not null,
  primary key (channel_id, review_id, occasion, number)
);
create index notices_due on notices (channel_id, due_at);
create index notices_old on notices (created_at);
alter table notices enable row level security;
alter table notices force row level security;
create policy one_workspace on notices to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on notices to countersign_worker using (true) with check (true);
grant select, delete on notices to countersign_app;
grant select, insert, update, delete on notices to countersign_worker;
