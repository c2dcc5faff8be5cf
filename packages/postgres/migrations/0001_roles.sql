-- Three ways to work, none of which owns a table or may switch off row-level security:
-- countersign_app sees one workspace, the one that app.workspace names; countersign_worker runs the turn loop
-- over all workspaces; countersign_auth knows who somebody is and nothing of what they do.
-- Roles belong to the whole server, so another database of it may have made them already, or be making them now.
do $$
declare
  name text;
  -- Since version 16, who has created a role may administer it and yet not work as it.
  needed text := case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end;
begin
  foreach name in array array['countersign_app', 'countersign_worker', 'countersign_auth'] loop
    begin
      if not exists (select from pg_roles where rolname = name) then
        execute format('create role %I nologin', name);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, name, needed) then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
end $$;

grant usage on schema public to countersign_app, countersign_worker, countersign_auth;
