import type { WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';

/**
 * Makes the schedule of a flow that of its newest version, or puts it away when there is none or the flow is archived.
 * Called wherever either changes, in the same transaction. A schedule that stays as it was goes on where it is.
 */
export async function syncSchedule(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  flowId: string,
): Promise<void> {
  await tx`
    with wanted as (
      select flow_versions.version, trigger -> 'config' -> 'schedule' as schedule,
        coalesce(trigger -> 'config' -> 'schedule' ->> 'timeZone', document -> 'settings' ->> 'timeZone', 'UTC')
          as time_zone
      from flows
      join flow_versions on flow_versions.flow_id = flows.id and flow_versions.version = newest_version
      cross join lateral json_array_elements(document -> 'nodes') as trigger
      where flows.workspace_id = ${workspaceId} and flows.id = ${flowId} and not archived
        and trigger ->> 'kind' = 'trigger' and trigger -> 'config' ->> 'schedule' is not null
        and (trigger -> 'config' -> 'channels')::jsonb ? 'schedule'
      limit 1
    ), put_away as (
      update schedules set is_active = false, token = token + 1
      where workspace_id = ${workspaceId} and flow_id = ${flowId} and not exists (select from wanted)
    )
    insert into schedules as current (workspace_id, flow_id, version, cron, time_zone, missed, input)
    select ${workspaceId}, ${flowId}::uuid, version, schedule ->> 'cron', time_zone,
      coalesce(schedule ->> 'missed', 'once'), coalesce(schedule -> 'input', '{}')
    from wanted
    on conflict (flow_id) do update
    set version = excluded.version, cron = excluded.cron, time_zone = excluded.time_zone,
      missed = excluded.missed, input = excluded.input, is_active = true, token = current.token + 1,
      since = case when current.is_active and current.cron = excluded.cron and current.time_zone = excluded.time_zone
        then current.since else now() end,
      due_at = case when current.is_active and current.cron = excluded.cron and current.time_zone = excluded.time_zone
        then current.due_at else now() end`;
}
