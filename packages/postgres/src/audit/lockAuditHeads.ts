import type { WorkspaceId } from '@countersign/model';
import type { Statement, Writer } from '../store/flight.ts';
import { CHAIN_START } from './auditHash.ts';

/** The end of a workspace's chain, held by this transaction; `at` is the database's time of it, as RFC 3339. */
export type AuditHead = Readonly<{ workspaceId: WorkspaceId; seq: number; hash: string; at: string }>;

/** Locks the ends of chains in the order of their workspaces, so that links are appended one after the other. */
export function lockAuditHeads(tx: Writer, workspaceIds: readonly WorkspaceId[]): Statement<AuditHead> {
  if (workspaceIds.length === 0) return null;
  const ids = [...new Set<string>(workspaceIds)].sort();
  // The update that changes nothing is what locks a row that exists and returns it like a new one.
  return tx<AuditHead[]>`
    insert into audit_heads (workspace_id, seq, hash)
    select id, 0, ${CHAIN_START} from unnest(${ids}::text[]) as id
    on conflict (workspace_id) do update set seq = audit_heads.seq
    returning workspace_id as "workspaceId", seq, hash,
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;
}
