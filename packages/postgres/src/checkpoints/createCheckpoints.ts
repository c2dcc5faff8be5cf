import { fail, ok, problem, type Result, type WorkspaceId } from '@countersign/model';
import type { Actor, CheckpointDetails, Checkpoints } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { listLedger } from '../ledger/listLedger.ts';
import { listCheckpoints } from './listCheckpoints.ts';
import { narrowRung } from './narrowRung.ts';
import { switchCheckpoint } from './switchCheckpoint.ts';
import { switchFlow } from './switchFlow.ts';
import { switchWorkspace } from './switchWorkspace.ts';
import { updatePolicy } from './updatePolicy.ts';

type Change<TVerb extends 'setPolicy' | 'narrow' | 'setKillSwitch'> = Parameters<Checkpoints[TVerb]>[1];

export function createCheckpoints(app: Sql): Checkpoints {
  return {
    list: (workspaceId) => inWorkspace(app, workspaceId, (tx) => listCheckpoints(tx, workspaceId)),
    get: (workspaceId, id) => inWorkspace(app, workspaceId, (tx) => find(tx, workspaceId, id)),
    setPolicy: (workspaceId, change) =>
      inWorkspace(app, workspaceId, (tx) => setPolicy(tx, workspaceId, change)),
    narrow: (workspaceId, change) => inWorkspace(app, workspaceId, (tx) => narrow(tx, workspaceId, change)),
    setKillSwitch: (workspaceId, change) =>
      inWorkspace(app, workspaceId, (tx) => setKillSwitch(tx, workspaceId, change)),
    ledger: (workspaceId, id, after, limit) =>
      inWorkspace(app, workspaceId, async (tx) =>
        isUuid(id) ? listLedger(tx, workspaceId, { id, after, limit }) : [],
      ),
  };
}

async function find(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<CheckpointDetails | null> {
  if (!isUuid(id)) return null;
  const [checkpoint] = await listCheckpoints(tx, workspaceId, id);
  return checkpoint ?? null;
}

async function setPolicy(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, policy, policyVersion, actor }: Change<'setPolicy'>,
): Promise<Result<CheckpointDetails>> {
  const before = await find(tx, workspaceId, id);
  if (!before) return fail(checkpointNotFound(id));
  const version = await updatePolicy(tx, workspaceId, { id, policy, policyVersion, by: actor.id });
  if (version === undefined) return fail(policyConflict(policyVersion, before.policyVersion));
  await audit(tx, workspaceId, {
    actor,
    action: 'policy.changed',
    id,
    payload: { version, policy: policy as never },
  });
  return ok((await find(tx, workspaceId, id))!);
}

async function narrow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, rung, actor }: Change<'narrow'>,
): Promise<Result<CheckpointDetails>> {
  const before = await find(tx, workspaceId, id);
  if (!before) return fail(checkpointNotFound(id));
  if (!(await narrowRung(tx, workspaceId, { id, rung }))) return fail(notNarrower(rung, before.rung));
  await audit(tx, workspaceId, {
    actor,
    action: 'rung.narrowed',
    id,
    payload: { from: before.rung, to: rung },
  });
  return ok({ ...before, rung });
}

async function setKillSwitch(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { scope, id, on, actor }: Change<'setKillSwitch'>,
): Promise<Result<{ on: boolean }>> {
  const isThere = scope === 'workspace' ? await switchWorkspace(tx, workspaceId, on) : await switchOne();
  if (!isThere) return fail(problem('not_found', `There is no ${scope} "${id ?? ''}" here.`));
  const action = on ? 'reviewEverything.on' : 'reviewEverything.off';
  const object = `${scope}:${id ?? workspaceId}`;
  await appendAudit(tx, { workspaceId, actor: actor.id, action, object, payload: { on } });
  return ok({ on });

  async function switchOne(): Promise<boolean> {
    if (!id) return false;
    if (scope === 'flow') return switchFlow(tx, workspaceId, id, on);
    return isUuid(id) && switchCheckpoint(tx, workspaceId, id, on);
  }
}

function audit(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  deed: Readonly<{ actor: Actor; action: string; id: string; payload: Record<string, never> | object }>,
): Promise<void> {
  const { actor, action, id, payload } = deed;
  return appendAudit(tx, {
    workspaceId,
    actor: actor.id,
    action,
    object: `checkpoint:${id}`,
    payload: payload as never,
  });
}

const checkpointNotFound = (id: string) => problem('not_found', `There is no checkpoint "${id}" here.`);

const policyConflict = (yours: number, newest: number) =>
  problem(
    'policy_conflict',
    `The policy was changed meanwhile: version ${newest} is in force, yours began at ${yours}. Load it again.`,
    '/policyVersion',
    { policyVersion: newest },
  );

const notNarrower = (wanted: number, current: number) =>
  problem('not_narrower', `Rung ${wanted} is not narrower than the current rung ${current}.`, '/rung', {
    rung: current,
  });
