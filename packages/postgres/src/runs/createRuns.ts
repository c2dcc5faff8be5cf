import type { Runs } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { askForPage } from '../cursor.ts';
import { listEvents } from '../events/listEvents.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { findRun } from './findRun.ts';
import { listRuns } from './listRuns.ts';
import { listRunsOfFile } from './listRunsOfFile.ts';

export function createRuns(app: Sql): Runs {
  return {
    list: (workspaceId, filter) =>
      askForPage(filter.cursor, async () => {
        const { file, parent } = filter;
        if ([file, parent].some((id) => id !== undefined && !isUuid(id)))
          return { items: [], nextCursor: null };
        return inWorkspace(app, workspaceId, (tx) =>
          file === undefined
            ? listRuns(tx, workspaceId, filter)
            : listRunsOfFile(tx, workspaceId, { ...filter, file }),
        );
      }),
    get: async (workspaceId, id) =>
      isUuid(id) ? inWorkspace(app, workspaceId, (tx) => findRun(tx, workspaceId, id)) : null,
    events: async (workspaceId, id, after, limit) =>
      isUuid(id)
        ? inWorkspace(app, workspaceId, (tx) => listEvents(tx, workspaceId, { id, after, limit }))
        : [],
  };
}
