import type { Json, WorkspaceId } from '@countersign/model';
import { type Actor, changedSettings, type Settings, WorkspaceSettings } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { findSettings } from './findSettings.ts';
import { lockSettings } from './lockSettings.ts';
import { saveSettings } from './saveSettings.ts';

export function createSettings(app: Sql): Settings {
  return {
    get: async (workspaceId) => {
      const stored = await inWorkspace(app, workspaceId, (tx) => findSettings(tx, workspaceId));
      return WorkspaceSettings.parse(stored);
    },
    save: (workspaceId, settings, actor) =>
      inWorkspace(app, workspaceId, (tx) => save(tx, workspaceId, { settings, actor })),
    change: (workspaceId, change, actor) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const stored = WorkspaceSettings.parse(await lockSettings(tx, workspaceId));
        return save(tx, workspaceId, { settings: changedSettings(stored, change), actor });
      }),
  };
}

async function save(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { settings, actor }: { readonly settings: WorkspaceSettings; readonly actor: Actor },
): Promise<WorkspaceSettings> {
  await saveSettings(tx, workspaceId, settings);
  const deed = { actor: actor.id, action: 'settings.changed', object: `workspace:${workspaceId}` };
  const payload = settings as unknown as Json; // safe: the canonical form leaves `undefined` fields out
  await appendAudit(tx, { workspaceId, ...deed, payload });
  return settings;
}
