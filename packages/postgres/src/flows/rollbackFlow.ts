import { fail, ok, problem, type Result, type WorkspaceId } from '@countersign/model';
import type { Actor, FlowVersion } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { syncSchedule } from '../schedules/syncSchedule.ts';
import { findVersion } from './findVersion.ts';
import { flowNotFound } from './flowNotFound.ts';
import { insertVersion } from './insertVersion.ts';
import { lockFlow } from './lockFlow.ts';
import { markPublished } from './markPublished.ts';

/** Publishes an old version again, as it was compiled then, under the next number. Runs and the draft stay as they are. */
export async function rollbackFlow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { slug, version, actor }: Readonly<{ slug: string; version: number; actor: Actor }>,
): Promise<Result<FlowVersion>> {
  const flow = await lockFlow(tx, workspaceId, slug);
  if (!flow) return fail(flowNotFound(slug));
  const old = await findVersion(tx, workspaceId, slug, version);
  if (!old)
    return fail(problem('version_not_found', `The flow "${slug}" has no version ${version}.`, '/version'));
  const { document, artefactHash } = old;
  if (artefactHash === flow.artefactHash) {
    return fail(
      problem('already_newest', `What version ${version} does is what the newest version does.`, '/version'),
    );
  }
  const next = (flow.newestVersion ?? 0) + 1;
  const flowId = flow.id;
  await insertVersion(tx, workspaceId, {
    ...{ flowId, version: next, document, artefactHash },
    publishedBy: actor.name,
    note: '',
  });
  await markPublished(tx, workspaceId, { flowId, version: next, document });
  await syncSchedule(tx, workspaceId, flowId);
  const deed = { actor: actor.id, action: 'flow.rolledBack', object: `flow:${flowId}` };
  await appendAudit(tx, { workspaceId, ...deed, payload: { version: next, to: version, artefactHash } });
  const published = await findVersion(tx, workspaceId, slug, next);
  if (!published) throw new Error(`version ${next} of ${slug} is missing right after it was written`);
  return ok(published);
}
