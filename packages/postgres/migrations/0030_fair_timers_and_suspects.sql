-- Effects that lost their worker again and again are few; they are looked for apart from all others, so that they hold up
-- nobody who stands behind them.
create index effects_suspect on effects (due_at) where problem is null and claims - attempts >= 2;

-- Timers are given out to workspaces in turns, each its oldest.
drop index timers_due;
create index timers_due on timers (workspace_id, due_at);
