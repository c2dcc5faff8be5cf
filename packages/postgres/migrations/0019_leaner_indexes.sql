-- Runs and reviews that came in one transaction share their time and are few, so their ids are sorted when a list is read
-- and no longer kept in every entry of an index. (Many reviews share a confidence, an amount or no due date: those
-- indexes keep their ids.)
drop index runs_of_workspace;
drop index runs_of_flow;
drop index runs_of_subject;
drop index reviews_of_workspace;
drop index reviews_open;
create index runs_of_workspace on runs (workspace_id, created_at);
create index runs_of_flow on runs (flow_id, created_at);
create index runs_of_subject on runs (workspace_id, subject, created_at) where subject is not null;
create index reviews_of_workspace on reviews (workspace_id, opened_at);
create index reviews_open on reviews (workspace_id, opened_at) where status = 'open';
