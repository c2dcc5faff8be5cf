import type { Incidents } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { askForPage } from '../cursor.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { countIncidents } from './countIncidents.ts';
import { listIncidents } from './listIncidents.ts';

export function createIncidents(app: Sql): Incidents {
  return {
    list: (workspaceId, filter) =>
      askForPage(filter.cursor, () =>
        inWorkspace(app, workspaceId, (tx) => listIncidents(tx, workspaceId, filter)),
      ),
    count: (workspaceId) => inWorkspace(app, workspaceId, (tx) => countIncidents(tx, workspaceId)),
  };
}
