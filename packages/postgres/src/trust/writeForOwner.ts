import type { WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { type Deed, insertAudit } from '../audit/insertAudit.ts';
import { notifyHints } from '../store/notifyHints.ts';
import { deedsOfTrust } from './deedsOfTrust.ts';
import type { HeldLedger } from './holdLedgers.ts';
import { writeLedgers } from './writeLedgers.ts';

export type OwnersDeed = Readonly<{ actor: Actor; action: string; payload: object }>;

/** Writes what an owner did to a checkpoint, with everything that followed from it. */
export async function writeForOwner(
  tx: TransactionSql,
  ledger: HeldLedger,
  { actor, action, payload }: OwnersDeed,
): Promise<void> {
  const { workspaceId, checkpointId } = ledger;
  const object = `checkpoint:${checkpointId}`;
  const deed: Deed = { workspaceId, actor: actor.id, action, object, payload: payload as never }; // safe: what owners do is JSON
  await insertAudit(tx, [deed, ...deedsOfTrust(ledger, actor.id)]);
  for (const statement of writeLedgers(tx, [ledger])) await statement;
  await notifyHints(tx, [hintOf(workspaceId)]);
}

const hintOf = (workspaceId: WorkspaceId) => ({ type: 'checkpoints' as const, workspaceId, runIds: [] });
