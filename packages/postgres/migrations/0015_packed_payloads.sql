-- What no statement looks into is kept packed (see src/packed.ts); rows of older programs keep their JSON beside it.
alter table run_events add column packed bytea, alter column events drop not null;
alter table runs add column packed_snapshot bytea, alter column snapshot drop not null;
alter table review_contents add column packed bytea, alter column content drop not null;
