import type { Reviews } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { askForPage } from '../cursor.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { countOpenReviews } from './countOpenReviews.ts';
import { listReviews } from './listReviews.ts';
import { loadReviews } from './loadReviews.ts';

export function createReviews(app: Sql): Reviews {
  return {
    list: (workspaceId, filter) =>
      askForPage(filter.cursor, () =>
        inWorkspace(app, workspaceId, (tx) => listReviews(tx, workspaceId, filter)),
      ),
    get: async (workspaceId, id) => {
      if (!isUuid(id)) return null;
      const [review] = await inWorkspace(app, workspaceId, (tx) => loadReviews(tx, workspaceId, [id]));
      return review ?? null;
    },
    countOpen: (workspaceId) => inWorkspace(app, workspaceId, (tx) => countOpenReviews(tx, workspaceId)),
  };
}
