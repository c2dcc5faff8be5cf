import type { Reviewers } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { answersByReviewer } from './answersByReviewer.ts';

/** How people answered. */
export function createReviewers(app: Sql): Reviewers {
  return {
    noteLook: async (workspaceId, { review, actor, ms }) => {
      if (!isUuid(review)) return;
      await inWorkspace(
        app,
        workspaceId,
        (tx) => tx`
          insert into review_looks (workspace_id, review_id, actor, ms)
          select workspace_id, id, ${actor}, ${ms} from reviews
          where workspace_id = ${workspaceId} and id = ${review} and status = 'open'
          on conflict (review_id, actor) do update set ms = excluded.ms`,
      );
    },
    answers: (workspaceId, period) =>
      inWorkspace(app, workspaceId, (tx) => answersByReviewer(tx, workspaceId, period)),
  };
}
