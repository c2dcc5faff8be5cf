-- The turn that brought these events about: whoever has not heard how its commit ended asks by it. Null in rows of older
-- programs, whose turns nobody asks for any more.
alter table run_events add column turn uuid;
