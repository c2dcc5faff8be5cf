-- Members and keys are written by the role of the sign-in tables; their links of the audit chain belong into the same
-- transaction, one workspace at a time as everywhere.
create policy one_workspace_of_sign_in on audit to countersign_auth
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
create policy one_workspace_of_sign_in on audit_heads to countersign_auth
  using (workspace_id = current_setting('app.workspace', true))
  with check (workspace_id = current_setting('app.workspace', true));
grant insert on audit to countersign_auth;
grant select, insert, update on audit_heads to countersign_auth;

-- The trace in which an effect was asked for; null while nobody traces.
alter table effects add column traceparent text;

-- A process that says it is ready has seen which schema it works on.
grant select on schema_migrations to countersign_worker;
