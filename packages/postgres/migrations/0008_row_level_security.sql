-- The second net below the workspace in every where: a query that forgets it sees one workspace or nothing.
do $$
declare
  name text;
begin
  foreach name in array array[
    'flows', 'flow_versions', 'artefacts', 'checkpoints', 'checkpoint_policies', 'ledger',
    'runs', 'run_events', 'effects', 'timers', 'reviews', 'review_contents',
    'workspace_settings', 'connections', 'recordings', 'mailbox', 'labelled_cases', 'learning_models',
    'audit_heads', 'audit'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_workspace on %I to countersign_app
         using (workspace_id = current_setting(''app.workspace'', true))
         with check (workspace_id = current_setting(''app.workspace'', true))', name);
    execute format('create policy all_workspaces on %I to countersign_worker using (true) with check (true)', name);
  end loop;
end $$;

grant select, insert, update on flows, checkpoints, workspace_settings, audit_heads to countersign_app;
grant select, insert on flow_versions, artefacts, checkpoint_policies, audit to countersign_app;
grant update (payload) on audit to countersign_app;
grant select on ledger, runs, run_events, effects, timers, reviews, review_contents to countersign_app;
grant select, insert, update, delete on connections, recordings, mailbox, labelled_cases, learning_models
  to countersign_app;

grant select on flows, flow_versions, artefacts, checkpoints, workspace_settings to countersign_worker;
grant select, insert, update on runs, reviews, audit_heads to countersign_worker;
grant select, insert on run_events, review_contents, ledger, audit to countersign_worker;
grant select, insert, update, delete on effects, timers to countersign_worker;
