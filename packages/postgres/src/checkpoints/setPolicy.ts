import { refusalOfPolicy, startRungAfter } from '@countersign/autonomy';
import { CheckpointPolicy, fail, ok, type Result, type WorkspaceId } from '@countersign/model';
import { type Checkpoints, takePolicy } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { holdForOwner } from '../trust/holdForOwner.ts';
import { writeForOwner } from '../trust/writeForOwner.ts';
import { checkpointNotFound, policyConflict } from './refusals.ts';
import { updatePolicy } from './updatePolicy.ts';

type Change = Parameters<Checkpoints['setPolicy']>[1];

/** Brings a policy into force, for every trust of the checkpoint at once. */
export async function setPolicy(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, policy: wanted, policyVersion, actor }: Change,
): Promise<Result<null>> {
  const current = await holdForOwner(tx, workspaceId, id);
  if (current === null) return fail(checkpointNotFound(id));
  const { policy: before, policyVersion: newest, startRung: rung } = current;
  const policy = CheckpointPolicy.parse(wanted);
  const refusal = refusalOfPolicy(policy, before);
  if (refusal !== null) return fail(refusal);
  const startRung = startRungAfter(before, policy, rung);
  if (policyVersion !== newest) return fail(policyConflict(policyVersion, newest));
  const version = newest + 1;
  const ledger = { ...current, policy, policyVersion: version, startRung };
  takePolicy(ledger, actor);
  await writeForOwner(tx, ledger, { actor, action: 'policy.changed', payload: { version, policy } });
  // Last of all, so that the row that switches are in is held for a moment only.
  const applied = await updatePolicy(tx, workspaceId, { id, policy, policyVersion, startRung, by: actor.id });
  if (applied !== version)
    throw new Error(`policy ${version} of checkpoint ${id} was applied without its ledger`);
  return ok(null);
}
