-- The newest version of the flow under which a trust has decided a case; 0 for those that have decided none since. By it
-- is told whether an agent version has been in use all along or comes back after another one.
alter table trusts add column flow_version integer not null default 0;
