-- Answered cases, so that ones like a new case can be found. Written behind the verdicts by a sweep, never in their
-- transactions. A term is a word as a number, hashed together with its workspace, so that an entry of the index belongs to
-- one workspace and says nothing by itself; the place of a case (its checkpoint or step) is one of its terms.
create table case_texts (
  review_id uuid primary key,
  run_id uuid not null,
  workspace_id text not null,
  place integer not null,
  case_type text,
  decision text not null,
  amount double precision,
  verdict text not null,
  decided_at timestamptz not null,
  text text not null,
  fields json not null,
  terms integer[] not null
);
-- What has not been sorted in yet is read from end to end by every search: little of it is let come together.
create index case_texts_terms on case_texts using gin (terms) with (gin_pending_list_limit = 256);
create index case_texts_of_place on case_texts (workspace_id, place, decided_at);
create index case_texts_of_run on case_texts (run_id);

-- In how many cases of a place each term stands.
create table term_counts (
  workspace_id text not null,
  term integer not null,
  place integer not null,
  cases integer not null,
  primary key (workspace_id, term, place)
) with (fillfactor = 70);

-- How far each workspace's audit chain has been followed.
create table case_watermarks (
  workspace_id text primary key,
  seq integer not null,
  looked_at timestamptz not null default now()
);

do $$
declare
  name text;
begin
  foreach name in array array['case_texts', 'term_counts', 'case_watermarks'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_workspace on %I to countersign_app
         using (workspace_id = current_setting(''app.workspace'', true))
         with check (workspace_id = current_setting(''app.workspace'', true))', name);
    execute format('create policy all_workspaces on %I to countersign_worker using (true) with check (true)', name);
  end loop;
end $$;
grant select on case_texts, term_counts, case_watermarks to countersign_app;
grant select, insert, delete on case_texts to countersign_worker;
grant select, insert, update on term_counts, case_watermarks to countersign_worker;
