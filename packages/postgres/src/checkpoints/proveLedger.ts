import { beginReplay, isSameTrust, trustKey } from '@countersign/autonomy';
import type { WorkspaceId } from '@countersign/model';
import type { LedgerProof } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { listLedger } from '../ledger/listLedger.ts';
import { findTrustsOf, stateOf } from '../trust/findTrusts.ts';
import { hasCheckpoint } from './hasCheckpoint.ts';

const PAGE = 2_000;

/** Goes through the whole ledger of a checkpoint and compares what it leads to with what is stored. */
export async function proveLedger(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<LedgerProof | null> {
  if (!(await hasCheckpoint(tx, workspaceId, id))) return null;
  const replay = beginReplay();
  let lines = 0;
  for (let after = 0; ; ) {
    const page = await listLedger(tx, workspaceId, { id, after, limit: PAGE });
    replay.take(page);
    lines += page.length;
    after = page.at(-1)?.seq ?? after;
    if (page.length < PAGE) break;
  }
  const { trusts: rebuilt, differences } = replay.end();
  const stored = new Map(
    (await findTrustsOf(tx, [id])).map(stateOf).map((state) => [trustKey(state), state]),
  );
  const replayed = new Map(rebuilt.map((state) => [trustKey(state), state]));
  const trusts = [...new Set([...stored.keys(), ...replayed.keys()])].map((key) => {
    const pair = { stored: stored.get(key) ?? null, replayed: replayed.get(key) ?? null };
    const { segment = '', agentVersion = '' } = pair.stored ?? pair.replayed ?? {};
    const isEqual = pair.stored !== null && pair.replayed !== null && isSameTrust(pair.stored, pair.replayed);
    return { segment, agentVersion, isEqual, ...pair };
  });
  return { lines, differences, trusts };
}
