import { fail, ok, type Result, type WorkspaceId } from '@countersign/model';
import { type Checkpoints, takeNarrowing, takePolicy } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { holdForOwner } from '../trust/holdForOwner.ts';
import { writeForOwner } from '../trust/writeForOwner.ts';
import { narrowRung } from './narrowRung.ts';
import { checkpointNotFound, notNarrower } from './refusals.ts';

type Change = Parameters<Checkpoints['narrow']>[1];

/** Narrows what is meant and wider, from the next case on. */
export async function narrow(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  change: Change,
): Promise<Result<null>> {
  const { id, rung, segment, agentVersion, actor } = change;
  const held = await holdForOwner(tx, workspaceId, id);
  if (held === null) return fail(checkpointNotFound(id));
  const isWhole = segment === undefined && agentVersion === undefined;
  const { startRung } = held;
  const from = Math.max(
    ...[...held.book.trusts.values()].map((state) => state.rung),
    isWhole ? startRung : 0,
  );
  const isStartNarrowed = isWhole && startRung > rung;
  const ledger = { ...held, startRung: isStartNarrowed ? rung : startRung };
  const narrowed = takeNarrowing(ledger, change);
  if (isStartNarrowed) takePolicy(ledger, actor);
  if (narrowed === 0 && !isStartNarrowed) return fail(notNarrower(rung, from));
  const whose = {
    ...(segment === undefined ? {} : { segment }),
    ...(agentVersion === undefined ? {} : { agentVersion }),
  };
  await writeForOwner(tx, ledger, {
    ...{ actor, action: 'rung.narrowed', payload: { from, to: rung, ...whose } },
  });
  // Last of all, so that the row that switches are in is held for a moment only.
  if (isStartNarrowed) await narrowRung(tx, workspaceId, { id, rung });
  return ok(null);
}
