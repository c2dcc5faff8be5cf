import { SettingsChange } from '@countersign/runtime';
import { NoFields } from './emptyBody.ts';
import { defineRoute, type Route } from './route.ts';

const getSettings = defineRoute({
  method: 'GET',
  path: '/settings',
  scope: 'settings:read',
  summary: 'Read what holds for all flows of the workspace',
  params: NoFields,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The settings', schema: 'WorkspaceSettings' },
  problems: [],
  async handle({ services, workspaceId }) {
    return { status: 200, body: await services.settings.get(workspaceId) };
  },
});

const patchSettings = defineRoute({
  method: 'PATCH',
  path: '/settings',
  scope: 'settings:write',
  summary: 'Change what holds for all flows of the workspace',
  description:
    'The hosts that actions may reach although they are private, how many may call a host at once, what all agents may ' +
    'use up in a day, and how long runs are kept. What is left out stays; null takes a limit away.',
  params: NoFields,
  query: NoFields,
  body: SettingsChange,
  answer: { status: 200, description: 'The settings as they are now', schema: 'WorkspaceSettings' },
  problems: [],
  async handle({ services, workspaceId, actor, body }) {
    return { status: 200, body: await services.settings.change(workspaceId, body, actor) };
  },
});

export const settingsRoutes: readonly Route[] = [getSettings, patchSettings];
