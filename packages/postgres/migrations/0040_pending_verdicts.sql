-- A verdict that was given and can still be withdrawn: who gave it, what it says and when it takes effect.
alter table reviews add column pending json;
-- Few at a time; asked for by whoever has given them.
create index reviews_pending on reviews (workspace_id, (pending -> 'actor' ->> 'id')) where pending is not null;
