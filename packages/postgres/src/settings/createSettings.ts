import { type Settings, WorkspaceSettings } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { findSettings } from './findSettings.ts';
import { saveSettings } from './saveSettings.ts';

export function createSettings(app: Sql): Settings {
  return {
    get: async (workspaceId) => {
      const stored = await inWorkspace(app, workspaceId, (tx) => findSettings(tx, workspaceId));
      return WorkspaceSettings.parse(stored);
    },
    save: async (workspaceId, settings) => {
      await inWorkspace(app, workspaceId, (tx) => saveSettings(tx, workspaceId, settings));
      return settings;
    },
  };
}
