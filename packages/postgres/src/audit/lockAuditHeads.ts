import type { WorkspaceId } from '@countersign/model';
import type { Statement, Writer } from '../store/flight.ts';
import { CHAIN_START } from './auditHash.ts';

/** Locks the ends of chains in the order of their workspaces, and begins those that have none yet. */
export function lockAuditHeads(tx: Writer, workspaceIds: readonly WorkspaceId[]): Statement {
  if (workspaceIds.length === 0) return null;
  const ids = [...new Set<string>(workspaceIds)].sort();
  // The update that changes nothing is what locks a row that exists.
  return tx`
    insert into audit_heads (workspace_id, seq, hash)
    select id, 0, ${CHAIN_START} from unnest(${ids}::text[]) as id
    on conflict (workspace_id) do update set seq = audit_heads.seq`;
}
