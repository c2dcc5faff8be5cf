import { isUnasked } from '@countersign/autonomy';
import { fail, ok, type Result, type WorkspaceId } from '@countersign/model';
import { type Checkpoints, takeAcknowledgement } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { findNarrowing } from '../ledger/findNarrowing.ts';
import { holdForOwner } from '../trust/holdForOwner.ts';
import { writeForOwner } from '../trust/writeForOwner.ts';
import { checkpointNotFound, narrowingNotFound } from './refusals.ts';

type Seen = Parameters<Checkpoints['acknowledge']>[1];

/** Notes that an owner has seen a narrowing that nobody had asked for. */
export async function acknowledge(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, narrowing, actor }: Seen,
): Promise<Result<null>> {
  const ledger = await holdForOwner(tx, workspaceId, id);
  if (ledger === null) return fail(checkpointNotFound(id));
  const { line, earlier } = await findNarrowing(tx, workspaceId, { id, seq: narrowing });
  if (line === null || !isUnasked(line)) return fail(narrowingNotFound(narrowing));
  if (!takeAcknowledgement(ledger, { narrowing, actor, earlier })) return ok(null);
  const payload = { seq: narrowing, from: line.from, to: line.to, segment: line.segment };
  await writeForOwner(tx, ledger, { actor, action: 'narrowing.acknowledged', payload });
  return ok(null);
}
