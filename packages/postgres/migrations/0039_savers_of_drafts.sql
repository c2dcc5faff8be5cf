-- At which revision each editing session last saved the draft: { "<session>": revision }. A session whose answer was lost
-- reads here whether its save arrived. The newest are kept.
alter table flows add column draft_savers jsonb not null default '{}';
