import type { Json } from '@countersign/model';
import type { Turn } from '@countersign/runtime';
import type { Deed } from '../audit/insertAudit.ts';

/** What somebody did by a turn, for the audit chain; nothing when the system went on by itself. */
export function deedsOf({ workspaceId, runId, cause }: Turn): readonly Deed[] {
  const deed = (action: string, object: string, payload: Json, actor: string): readonly Deed[] => [
    { workspaceId, actor, action, object, payload },
  ];
  switch (cause.type) {
    case 'cancel':
      return deed('run.cancelled', `run:${runId}`, {}, cause.actor.id);
    case 'resolve': {
      const { key, resolution, value, actor } = cause;
      const payload = { key, ...(value === undefined ? {} : { value }) };
      return deed(RESOLVED[resolution], `run:${runId}`, payload, actor.id);
    }
    case 'migrate': {
      const { version, artefactHash, actor } = cause;
      return deed('run.migrated', `run:${runId}`, { version, artefactHash }, actor.id);
    }
    case 'verdict': {
      const { actor, reviewId, etag, verdict } = cause;
      // safe: a verdict is plain JSON; `undefined` fields are left out by the canonical form.
      return deed(
        `review.${verdict.type}`,
        `review:${reviewId}`,
        { runId, etag, verdict: verdict as never },
        actor.id,
      );
    }
    case 'pend': {
      const { reviewId, withdrawn } = cause;
      if (withdrawn === undefined) return [];
      const { actor, etag, verdict, givenAt } = withdrawn;
      const payload = { runId, etag, verdict: verdict as never, givenAt }; // safe: as above
      return deed('review.withdrawn', `review:${reviewId}`, payload, actor.id);
    }
    default:
      return [];
  }
}

const RESOLVED = { retry: 'step.retried', skip: 'step.skipped', fail: 'step.failed' } as const;
