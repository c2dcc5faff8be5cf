import { fail, ok, problem } from '@countersign/model';
import type { InboxViews } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { changeInboxView } from './changeInboxView.ts';
import { deleteInboxView } from './deleteInboxView.ts';
import { listInboxViews } from './listInboxViews.ts';
import { saveInboxView } from './saveInboxView.ts';

const UNIQUE_VIOLATION = '23505';

/** The views of the inbox that people have saved. */
export function createInboxViews(app: Sql): InboxViews {
  return {
    list: (workspaceId, actorId) =>
      inWorkspace(app, workspaceId, (tx) => listInboxViews(tx, workspaceId, actorId)),
    save: async (workspaceId, view) => {
      const saved = await inWorkspace(app, workspaceId, (tx) => saveInboxView(tx, workspaceId, view));
      return saved === null ? fail(TOO_MANY) : ok(saved);
    },
    change: async (workspaceId, change) => {
      try {
        const changed = await inWorkspace(app, workspaceId, (tx) => changeInboxView(tx, workspaceId, change));
        return changed === null ? fail(NOT_FOUND) : ok(changed);
      } catch (error) {
        if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
        return fail(NAME_TAKEN);
      }
    },
    remove: (workspaceId, view) =>
      inWorkspace(app, workspaceId, (tx) => deleteInboxView(tx, workspaceId, view)),
  };
}

const NOT_FOUND = problem('view_not_found', 'There is no such view of yours in the workspace.');
const NAME_TAKEN = problem('view_name_taken', 'You have a view of this name already.', '/name');
const TOO_MANY = problem('too_many_views', 'You have as many views as one can have. Delete one first.');
