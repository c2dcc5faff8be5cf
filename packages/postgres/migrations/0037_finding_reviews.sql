-- What reviews are found by: the agent's decision and its flags stand in the packed content, too, where no query can look.
-- Null until the content of an older review was read for them; no flags are null as well.
alter table reviews
  add column decision text,
  add column flags text[];
create index reviews_without_decision on reviews (opened_at) where decision is null;

-- What waits, by stakes and then by what is due.
create index reviews_open_by_priority on reviews
  (workspace_id, (case stakes when 'high' then 0 when 'normal' then 1 else 2 end), (coalesce(due_at, 'infinity'::timestamptz)), id)
  where status = 'open';

-- What was answered, or closed without an answer: an entry is written once, when the review ends.
create index reviews_closed on reviews (workspace_id, (coalesce(decided_at, 'infinity'::timestamptz)))
  where status <> 'open';
create index reviews_closed_by_confidence on reviews (workspace_id, confidence, id) where status <> 'open';
create index reviews_closed_by_amount on reviews
  (workspace_id, (coalesce(amount, '-infinity'::double precision)), id) where status <> 'open';
