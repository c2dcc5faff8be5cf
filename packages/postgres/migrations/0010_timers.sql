-- A step may have several deadlines. Those that are older than this are the ends of gates.
alter table timers add column name text not null default 'expires';
