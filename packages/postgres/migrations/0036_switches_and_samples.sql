-- Who turned "review everything" on or off, and when: what an owner reads beside a checkpoint. The audit chain says the same
-- to whoever doubts it, but cannot be read by its objects.
create table switchings (
  id bigint generated always as identity primary key,
  workspace_id text not null,
  object text not null,
  at timestamptz not null default now(),
  is_on boolean not null,
  actor text not null
);
create index switchings_by_object on switchings (workspace_id, object, id);
alter table switchings enable row level security;
alter table switchings force row level security;
create policy one_workspace on switchings to countersign_app
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy all_workspaces on switchings to countersign_worker using (true) with check (true);
grant select, insert on switchings to countersign_app;
grant select on switchings to countersign_worker;

insert into switchings (workspace_id, object, at, is_on, actor)
select workspace_id, object, at, action = 'reviewEverything.on', actor
from audit
where action in ('reviewEverything.on', 'reviewEverything.off')
order by workspace_id, seq;

-- The checks of a checkpoint, the newest first.
create index reviews_of_samples on reviews (checkpoint_id, opened_at) where kind = 'sample';
