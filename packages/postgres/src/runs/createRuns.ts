import type { Runs } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { askForPage } from '../cursor.ts';
import { listEvents } from '../events/listEvents.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { findRun } from './findRun.ts';
import { listRuns } from './listRuns.ts';

export function createRuns(app: Sql): Runs {
  return {
    list: (workspaceId, filter) =>
      askForPage(filter.cursor, async () =>
        filter.parent === undefined || isUuid(filter.parent)
          ? inWorkspace(app, workspaceId, (tx) => listRuns(tx, workspaceId, filter))
          : { items: [], nextCursor: null },
      ),
    get: async (workspaceId, id) =>
      isUuid(id) ? inWorkspace(app, workspaceId, (tx) => findRun(tx, workspaceId, id)) : null,
    events: async (workspaceId, id, after, limit) =>
      isUuid(id)
        ? inWorkspace(app, workspaceId, (tx) => listEvents(tx, workspaceId, { id, after, limit }))
        : [],
  };
}
