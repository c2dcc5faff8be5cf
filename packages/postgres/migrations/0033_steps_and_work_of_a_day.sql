-- What a budget of a day may also limit: steps begun, and for how long agents and actions were at work. Counted from the
-- moment on at which somebody limits it.
alter table spending
  add column steps double precision not null default 0,
  add column work_ms double precision not null default 0;
