import type { WorkspaceId } from '@countersign/model';
import { type WorkspaceLimits, WorkspaceSettings } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { z } from 'zod';

const Limits = WorkspaceSettings.pick({ dailyBudget: true, hostLimits: true }).extend({
  modelUrls: z.record(z.string(), z.string()).optional(),
});

type LimitsRow = Readonly<{ dailyBudget: unknown; hostLimits: unknown; modelUrls: unknown }>;

/** The limits among a workspace's settings; where hosts are limited, also at which its connections find language models. */
export async function findLimits(worker: Sql, workspaceId: WorkspaceId): Promise<WorkspaceLimits> {
  const [row] = await worker<LimitsRow[]>`
    select settings -> 'dailyBudget' as daily_budget, settings -> 'hostLimits' as host_limits,
      case when settings -> 'hostLimits' is not null then (
        select json_object_agg(name, url)
        from (
          select name, coalesce(
            nullif(connections.settings ->> 'baseUrl', ''),
            case kind when 'openai' then 'https://api.openai.com' when 'anthropic' then 'https://api.anthropic.com' end
          ) as url
          from connections
          where connections.workspace_id = ${workspaceId} and kind in ('openai', 'anthropic', 'openaiCompatible')
        ) as models
        where url is not null
      ) end as model_urls
    from workspace_settings
    where workspace_id = ${workspaceId}`;
  return Limits.parse({
    dailyBudget: row?.dailyBudget ?? undefined,
    hostLimits: row?.hostLimits ?? undefined,
    modelUrls: row?.modelUrls ?? undefined,
  });
}
