import { randomUUID } from 'node:crypto';
import { fail, ok, problem, type Result, type WorkspaceId } from '@countersign/model';
import type { FlowDraft, Flows } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { syncSchedule } from '../schedules/syncSchedule.ts';
import { notifyHints } from '../store/notifyHints.ts';
import { archiveFlow } from './archiveFlow.ts';
import { countActiveRuns } from './countActiveRuns.ts';
import { findDraft } from './findDraft.ts';
import { findRevision } from './findRevision.ts';
import { findVersion } from './findVersion.ts';
import { flowNotFound } from './flowNotFound.ts';
import { flowTraffic } from './flowTraffic.ts';
import { insertFlow } from './insertFlow.ts';
import { listFlows } from './listFlows.ts';
import { listVersions } from './listVersions.ts';
import { publishFlow } from './publishFlow.ts';
import { rollbackFlow } from './rollbackFlow.ts';
import { type DraftSave, updateDraft } from './updateDraft.ts';

export function createFlows(app: Sql): Flows {
  return {
    list: (workspaceId, { archived }) =>
      inWorkspace(app, workspaceId, (tx) => listFlows(tx, workspaceId, archived)),
    draft: (workspaceId, slug) => inWorkspace(app, workspaceId, (tx) => findDraft(tx, workspaceId, slug)),
    revision: (workspaceId, slug) =>
      inWorkspace(app, workspaceId, (tx) => findRevision(tx, workspaceId, slug)),
    create: (workspaceId, flow) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const draft = await insertFlow(tx, workspaceId, { id: randomUUID(), ...flow });
        return draft ? ok(draft) : fail(slugTaken(flow.slug));
      }),
    saveDraft: (workspaceId, save) => inWorkspace(app, workspaceId, (tx) => saveDraft(tx, workspaceId, save)),
    publish: (workspaceId, publication) =>
      inWorkspace(app, workspaceId, (tx) => publishFlow(tx, workspaceId, publication)),
    rollback: (workspaceId, rollback) =>
      inWorkspace(app, workspaceId, (tx) => rollbackFlow(tx, workspaceId, rollback)),
    version: (workspaceId, slug, version) =>
      inWorkspace(app, workspaceId, (tx) => findVersion(tx, workspaceId, slug, version)),
    versions: (workspaceId, slug) =>
      inWorkspace(app, workspaceId, (tx) => listVersions(tx, workspaceId, slug)),
    activeRuns: (workspaceId, slug) =>
      inWorkspace(app, workspaceId, (tx) => countActiveRuns(tx, workspaceId, slug)),
    traffic: (workspaceId, query) =>
      inWorkspace(app, workspaceId, (tx) => flowTraffic(tx, workspaceId, query)),
    archive: (workspaceId, slug, archived, actor) =>
      inWorkspace(app, workspaceId, async (tx) => {
        const id = await archiveFlow(tx, workspaceId, slug, archived);
        if (!id) return false;
        await syncSchedule(tx, workspaceId, id);
        const action = archived ? 'flow.archived' : 'flow.restored';
        await appendAudit(tx, { workspaceId, actor: actor.id, action, object: `flow:${id}`, payload: {} });
        return true;
      }),
  };
}

async function saveDraft(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  save: DraftSave,
): Promise<Result<FlowDraft>> {
  const saved = await updateDraft(tx, workspaceId, save);
  if (saved) {
    await notifyHints(tx, [{ type: 'drafts', workspaceId, runIds: [] }]);
    return ok(saved);
  }
  const newer = await findDraft(tx, workspaceId, save.slug);
  if (!newer) return fail(flowNotFound(save.slug));
  return fail(
    problem(
      'revision_conflict',
      `The draft of "${save.slug}" was saved by ${newer.updatedBy} meanwhile: it is at revision ${newer.revision}, yours began at ${save.revision}.`,
      undefined,
      { draft: newer },
    ),
  );
}

const slugTaken = (slug: string) =>
  problem('slug_taken', `There is a flow "${slug}" already. Choose another address.`, '/slug');
