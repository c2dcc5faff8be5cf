import { fail, ok, type Result, type WorkspaceId } from '@countersign/model';
import { type Checkpoints, takeNarrowing, takePolicy, trustsMeant } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { holdForOwner } from '../trust/holdForOwner.ts';
import { writeForOwner } from '../trust/writeForOwner.ts';
import { narrowRung } from './narrowRung.ts';
import { checkpointNotFound, nothingToNarrow, notNarrower } from './refusals.ts';

type Change = Parameters<Checkpoints['narrow']>[1];

/** Narrows what is meant and wider, from the next case on. */
export async function narrow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  change: Change,
): Promise<Result<null>> {
  const { id, rung, segment, agentVersion, actor } = change;
  const current = await holdForOwner(tx, workspaceId, id);
  if (current === null) return fail(checkpointNotFound(id));
  const isWhole = segment === undefined && agentVersion === undefined;
  const { startRung } = current;
  const meant = trustsMeant(current, change);
  if (!isWhole && meant.length === 0) return fail(nothingToNarrow());
  const from = Math.max(...meant.map((state) => state.rung), isWhole ? startRung : 0);
  const isStartNarrowed = isWhole && startRung > rung;
  const ledger = { ...current, startRung: isStartNarrowed ? rung : startRung };
  const narrowed = takeNarrowing(ledger, change);
  if (isStartNarrowed) takePolicy(ledger, actor);
  if (narrowed === 0 && !isStartNarrowed) return fail(notNarrower(rung, from));
  const whose = {
    ...(segment === undefined ? {} : { segment }),
    ...(agentVersion === undefined ? {} : { agentVersion }),
  };
  const payload = { from, to: rung, ...whose };
  await writeForOwner(tx, ledger, { actor, action: 'rung.narrowed', payload });
  // Last of all, so that the row that switches are in is held for a moment only.
  if (isStartNarrowed) await narrowRung(tx, workspaceId, { id, rung });
  return ok(null);
}
