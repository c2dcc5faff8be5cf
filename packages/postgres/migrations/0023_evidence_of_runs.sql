-- Cases are also looked for by their run alone, when it is deleted.
alter table evidence drop constraint evidence_pkey;
alter table evidence add primary key (run_id, node, visit, checkpoint_id);
