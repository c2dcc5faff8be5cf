import { fail, ok, problem, type Result, type WorkspaceId } from '@countersign/model';
import type { Checkpoints } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { appendPendingDeeds } from '../audit/appendPendingDeeds.ts';
import { insertPendingDeed } from '../audit/insertPendingDeed.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { notifyHints } from '../store/notifyHints.ts';
import { insertSwitching } from './insertSwitching.ts';
import { switchCheckpoint } from './switchCheckpoint.ts';
import { switchFlow } from './switchFlow.ts';
import { switchWorkspace } from './switchWorkspace.ts';

type Change = Parameters<Checkpoints['setKillSwitch']>[1];

/**
 * Turns a switch in a transaction that waits for nobody: neither for the end of the audit chain nor for a ledger, both of
 * which a large change of a policy holds for seconds. The deed is kept with it and becomes a link of the chain right
 * after, or as soon as the chain is free.
 */
export async function setKillSwitch(
  app: Sql,
  workspaceId: WorkspaceId,
  change: Change,
): Promise<Result<{ on: boolean }>> {
  const turned = await inWorkspace(app, workspaceId, (tx) => turn(tx, workspaceId, change));
  if (!turned.ok) return turned;
  // The switch is turned and its deed kept: if the chain does not take it now, a sweep makes the link.
  await appendPendingDeeds((work) => inWorkspace(app, workspaceId, work), workspaceId).catch(() => false);
  return turned;
}

async function turn(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { scope, id, on, actor }: Change,
): Promise<Result<{ on: boolean }>> {
  const isThere = scope === 'workspace' ? await switchWorkspace(tx, workspaceId, on) : await switchOne();
  if (!isThere) return fail(problem('not_found', `There is no ${scope} "${id ?? ''}" here.`));
  const action = on ? 'reviewEverything.on' : 'reviewEverything.off';
  const object = `${scope}:${id ?? workspaceId}`;
  await insertSwitching(tx, workspaceId, { object, on, actorId: actor.id });
  await insertPendingDeed(tx, { workspaceId, actor: actor.id, action, object, payload: { on } });
  await notifyHints(tx, [{ type: 'checkpoints', workspaceId, runIds: [] }]);
  return ok({ on });

  async function switchOne(): Promise<boolean> {
    if (!id) return false;
    if (scope === 'flow') return switchFlow(tx, workspaceId, id, on);
    return isUuid(id) && switchCheckpoint(tx, workspaceId, id, on);
  }
}
