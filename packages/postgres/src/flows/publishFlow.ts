import { autonomyGiven } from '@countersign/autonomy';
import {
  type Artefact,
  type CheckpointPolicy,
  type FlowDocument,
  fail,
  ok,
  type Problem,
  problem,
  type Result,
  type WorkspaceId,
} from '@countersign/model';
import type { Actor, FlowVersion } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { lockAuditHeads } from '../audit/lockAuditHeads.ts';
import { insertCheckpoints } from '../checkpoints/insertCheckpoints.ts';
import { syncSchedule } from '../schedules/syncSchedule.ts';
import { findVersion } from './findVersion.ts';
import { flowNotFound } from './flowNotFound.ts';
import { insertArtefact } from './insertArtefact.ts';
import { insertVersion } from './insertVersion.ts';
import { type LockedFlow, lockFlow } from './lockFlow.ts';
import { markPublished } from './markPublished.ts';

export type Publication = Readonly<{
  slug: string;
  document: FlowDocument;
  artefact: Artefact;
  checkpoints: readonly { key: string; title: string; policy: CheckpointPolicy }[];
  /** The draft that is published; absent for a document that is no draft. */
  revision?: number | undefined;
  mayGrant?: boolean;
  /** What others should know about this version. */
  note?: string | undefined;
  actor: Actor;
}>;

/** Stores a new version with everything it needs, or answers the newest one when its artefact is the same. */
export async function publishFlow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  publication: Publication,
): Promise<Result<FlowVersion>> {
  const { slug, document, artefact, revision } = publication;
  const flow = await lockFlow(tx, workspaceId, slug);
  if (!flow) return fail(flowNotFound(slug));
  if (revision !== undefined && revision !== flow.draftRevision) return fail(overtaken(revision));
  const isNew = flow.artefactHash !== artefact.hash;
  const version = (flow.newestVersion ?? 0) + (isNew ? 1 : 0);
  const refusal =
    isNew && publication.mayGrant !== true ? await refusalOfGrant(tx, flow.id, publication) : null;
  if (refusal !== null) return fail(refusal);
  if (isNew) await storeVersion(tx, workspaceId, { ...publication, flow, version });
  await markPublished(tx, workspaceId, { flowId: flow.id, version, document });
  await syncSchedule(tx, workspaceId, flow.id);
  const published = await findVersion(tx, workspaceId, slug, version);
  if (!published) throw new Error(`version ${version} of ${slug} is missing right after it was written`);
  return ok(published);
}

/** Somebody saved while the draft was compiled: what would be published is not what the newest one says. */
const overtaken = (revision: number): Problem =>
  problem(
    'revision_conflict',
    `The draft was changed since revision ${revision}. Look at it, then publish again.`,
    '/revision',
  );

/** A new checkpoint that is given autonomy; one that is there keeps its policy, so that nothing is given to it. */
async function refusalOfGrant(
  tx: TransactionSql,
  flowId: string,
  { checkpoints }: Publication,
): Promise<Problem | null> {
  const granting = checkpoints.flatMap((checkpoint) => {
    const given = autonomyGiven(checkpoint.policy);
    return given === null ? [] : [{ ...checkpoint, given }];
  });
  if (granting.length === 0) return null;
  const keys = granting.map(({ key }) => key);
  const known = await tx<{ key: string }[]>`
    select key from checkpoints where flow_id = ${flowId} and key = any(${keys})`;
  const fresh = granting.find(({ key }) => known.every((one) => one.key !== key));
  if (fresh === undefined) return null;
  const message = `The checkpoint “${fresh.title}” would ${fresh.given.what}. Only an owner may give that; take it out of the policy, or have an owner publish the flow.`;
  return problem('role_too_narrow', message, fresh.given.at, { checkpoint: fresh.key });
}

async function storeVersion(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  {
    flow,
    version,
    document,
    artefact,
    checkpoints,
    note = '',
    actor,
  }: Publication & { flow: LockedFlow; version: number },
): Promise<void> {
  const flowId = flow.id;
  // The end of the chain comes before checkpoints in the order in which everybody locks.
  await lockAuditHeads(tx, [workspaceId]);
  await Promise.all([
    insertArtefact(tx, workspaceId, artefact),
    insertVersion(tx, workspaceId, {
      flowId,
      version,
      document,
      artefactHash: artefact.hash,
      publishedBy: actor.name,
      note,
    }),
    insertCheckpoints(tx, workspaceId, { flowId, checkpoints, by: actor.id }),
  ]);
  const payload = { version, artefactHash: artefact.hash, ...(note === '' ? {} : { note }) };
  await appendAudit(tx, {
    workspaceId,
    actor: actor.id,
    action: 'flow.published',
    object: `flow:${flowId}`,
    payload,
  });
}
