-- The artefact of a run is that of its version, which says it; only rows of older programs name it themselves.
alter table runs alter column artefact_hash drop not null;

-- Rows of runs have become shorter and grow less from turn to turn: the same room for their updates is less of a page.
alter table runs set (fillfactor = 35);
