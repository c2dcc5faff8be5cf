import { fail, ok, problem, type Result, type WorkspaceId } from '@countersign/model';
import type { ModelChange, ModelVersion, NewModel } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { countCases } from './countCases.ts';
import { findAdoption } from './findAdoption.ts';
import { insertModel } from './insertModel.ts';
import { listModelVersions } from './listModelVersions.ts';
import { lockModel } from './lockModel.ts';
import { markVersion } from './markVersion.ts';
import { saveAdoption } from './saveAdoption.ts';
import { updateStatus } from './updateStatus.ts';

/**
 * Stores a version that was just trained: live where nothing else is, or where nobody wants to be asked. A version that is
 * the live one over again is not stored twice.
 */
export async function saveModel(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  trained: NewModel,
): Promise<ModelVersion> {
  const { model } = trained;
  await lockModel(tx, workspaceId, model);
  const versions = await listModelVersions(tx, workspaceId, model);
  const live = versions.find(({ status }) => status === 'live');
  if (live?.hash === trained.hash) return live;
  const isAdopted = await findAdoption(tx, workspaceId, model);
  const isLive = isAdopted || live === undefined;
  if (isLive) await updateStatus(tx, workspaceId, { model, from: 'live', to: 'retired' });
  await updateStatus(tx, workspaceId, { model, from: 'candidate', to: 'discarded' });
  return insertModel(tx, workspaceId, { ...trained, status: isLive ? 'live' : 'candidate' });
}

/** Makes a version live and retires the one before it, with a line in the audit chain. */
export async function adoptVersion(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  change: ModelChange,
): Promise<Result<ModelVersion>> {
  const found = await lockedVersion(tx, workspaceId, change);
  if (!found.ok) return found;
  const { status } = found.value;
  if (status === 'live') return found;
  if (status === 'discarded') {
    const message = `Version ${change.version} was discarded. Train again to get a new candidate.`;
    return fail(problem('version_not_adoptable', message));
  }
  const { model, version, actor } = change;
  await updateStatus(tx, workspaceId, { model, from: 'live', to: 'retired' });
  await markVersion(tx, workspaceId, { model, version, status: 'live', actorId: actor.id });
  return noted(tx, workspaceId, { ...change, action: 'model.adopted' });
}

/** Puts a candidate aside for good, with a line in the audit chain. */
export async function discardVersion(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  change: ModelChange,
): Promise<Result<ModelVersion>> {
  const found = await lockedVersion(tx, workspaceId, change);
  if (!found.ok) return found;
  if (found.value.status !== 'candidate') {
    const message = `Version ${change.version} is ${found.value.status}. Only a candidate can be discarded.`;
    return fail(problem('version_not_candidate', message));
  }
  const { model, version, actor } = change;
  await markVersion(tx, workspaceId, { model, version, status: 'discarded', actorId: actor.id });
  return noted(tx, workspaceId, { ...change, action: 'model.discarded' });
}

/** Decides whether new versions of a model go live by themselves, with a line in the audit chain. */
export async function setAdoption(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  {
    model,
    adoptAutomatically,
    actor,
  }: Pick<ModelChange, 'model' | 'actor'> & { adoptAutomatically: boolean },
): Promise<Result<{ adoptAutomatically: boolean }>> {
  await lockModel(tx, workspaceId, model);
  const versions = await listModelVersions(tx, workspaceId, model);
  if (versions.length === 0 && (await countCases(tx, workspaceId, model)) === 0) return modelNotFound(model);
  await saveAdoption(tx, workspaceId, { model, adoptAutomatically });
  const deed = { actor: actor.id, action: 'model.adoption', object: `model:${model}` };
  await appendAudit(tx, { workspaceId, ...deed, payload: { adoptAutomatically } });
  return ok({ adoptAutomatically });
}

async function lockedVersion(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { model, version }: ModelChange,
): Promise<Result<ModelVersion>> {
  await lockModel(tx, workspaceId, model);
  return versionOf(tx, workspaceId, { model, version });
}

async function noted(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { action, model, version, actor }: ModelChange & { readonly action: string },
): Promise<Result<ModelVersion>> {
  const now = await versionOf(tx, workspaceId, { model, version });
  const hash = now.ok ? now.value.hash : null;
  const deed = { actor: actor.id, action, object: `model:${model}` };
  await appendAudit(tx, { workspaceId, ...deed, payload: { version, hash } });
  return now;
}

async function versionOf(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { model, version }: { readonly model: string; readonly version: number },
): Promise<Result<ModelVersion>> {
  const versions = await listModelVersions(tx, workspaceId, model);
  const found = versions.find((known) => known.version === version);
  return found === undefined ? modelNotFound(`${model}, version ${version}`) : ok(found);
}

const modelNotFound = (name: string): Result<never> =>
  fail(problem('model_not_found', `There is no model ${name} in this workspace.`));
