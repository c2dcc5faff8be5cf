-- The tables of better-auth: who somebody is, in which workspaces (organizations), and with which keys.
create table "user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table organization (
  id text primary key,
  name text not null,
  slug text not null unique,
  logo text,
  created_at timestamptz not null default now(),
  metadata text
);

create table session (
  id text primary key,
  token text not null unique,
  user_id text not null references "user" (id) on delete cascade,
  active_organization_id text references organization (id) on delete set null,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_by_user on session (user_id);
create index session_by_expiry on session (expires_at);

create table account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references "user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_user on account (user_id);

create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

create table member (
  id text primary key,
  organization_id text not null references organization (id) on delete cascade,
  user_id text not null references "user" (id) on delete cascade,
  role text not null default 'viewer',
  created_at timestamptz not null default now(),
  unique (organization_id, user_id)
);
create index member_user on member (user_id);

create table invitation (
  id text primary key,
  organization_id text not null references organization (id) on delete cascade,
  email text not null,
  role text,
  status text not null default 'pending',
  inviter_id text not null references "user" (id) on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index invitation_organization on invitation (organization_id);
create index invitation_email on invitation (email);

create table apikey (
  id text primary key,
  config_id text not null default 'default',
  name text,
  start text,
  reference_id text not null,
  prefix text,
  key text not null,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean not null default true,
  rate_limit_enabled boolean not null default true,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer not null default 0,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  permissions text,
  metadata text
);
create index apikey_key on apikey (key);
create index apikey_reference on apikey (reference_id);

grant select, insert, update, delete on
  "user", organization, session, account, verification, member, invitation, apikey to countersign_auth;
