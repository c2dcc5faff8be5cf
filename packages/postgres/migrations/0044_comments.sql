-- What people say about reviews. It goes with the run; what the audit chain says of it is erased with the run's payloads.
create table review_comments (
  workspace_id text not null,
  review_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  author text not null,
  text text not null,
  mentions text[] not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (workspace_id, review_id, id)
);
create index review_comments_of_run on review_comments (run_id);

-- Whom comments of a review are meant for, to find the reviews by.
create table review_mentions (
  workspace_id text not null,
  member text not null,
  review_id uuid not null,
  run_id uuid not null,
  primary key (workspace_id, member, review_id)
);
create index review_mentions_of_run on review_mentions (run_id);

do $$
declare
  name text;
begin
  foreach name in array array['review_comments', 'review_mentions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_workspace on %I to countersign_app
         using (workspace_id = current_setting(''app.workspace'', true))
         with check (workspace_id = current_setting(''app.workspace'', true))', name);
    execute format('create policy all_workspaces on %I to countersign_worker using (true) with check (true)', name);
  end loop;
end $$;
grant select on review_comments, review_mentions to countersign_app;
grant select, insert, delete on review_comments, review_mentions to countersign_worker;
