-- How long a reviewer had a case in front of them before answering it, as their browser measured it.
create table review_looks (
  workspace_id text not null,
  review_id uuid not null,
  actor text not null,
  ms integer not null,
  primary key (review_id, actor)
);
alter table review_looks enable row level security;
alter table review_looks force row level security;
create policy one_workspace on review_looks to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on review_looks to countersign_worker using (true) with check (true);
grant select, insert, update on review_looks to countersign_app;
-- Retention takes them away with the reviews.
grant select, delete on review_looks to countersign_worker;
