import type { Json } from '@countersign/model';
import { type Settings, WorkspaceSettings } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { findSettings } from './findSettings.ts';
import { saveSettings } from './saveSettings.ts';

export function createSettings(app: Sql): Settings {
  return {
    get: async (workspaceId) => {
      const stored = await inWorkspace(app, workspaceId, (tx) => findSettings(tx, workspaceId));
      return WorkspaceSettings.parse(stored);
    },
    save: (workspaceId, settings, actor) =>
      inWorkspace(app, workspaceId, async (tx) => {
        await saveSettings(tx, workspaceId, settings);
        const deed = { actor: actor.id, action: 'settings.changed', object: `workspace:${workspaceId}` };
        const payload = settings as unknown as Json; // safe: the canonical form leaves `undefined` fields out
        await appendAudit(tx, { workspaceId, ...deed, payload });
        return settings;
      }),
  };
}
