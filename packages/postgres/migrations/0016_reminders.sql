-- How often an open review has been brought to mind.
alter table reviews add column reminders integer not null default 0;
