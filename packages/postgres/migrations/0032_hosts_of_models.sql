-- Calls of language models count against the limit of their host, too, so whoever begins them has to know where they are.
-- The sealed secrets stay with those who open them.
grant select (workspace_id, name, kind, settings) on connections to countersign_worker;
