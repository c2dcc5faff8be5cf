-- What whoever published a version wanted others to know about it.
alter table flow_versions add column note text not null default '';
