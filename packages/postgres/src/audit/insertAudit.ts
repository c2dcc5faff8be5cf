import type { Json, WorkspaceId } from '@countersign/model';
import type { AuditRow } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import { auditHash } from './auditHash.ts';
import { hashOf } from './hashOf.ts';
import type { AuditHead } from './lockAuditHeads.ts';

/** Something that somebody did, before it becomes a link of the chain. */
export type Deed = Readonly<{
  workspaceId: WorkspaceId;
  actor: string;
  action: string;
  object: string;
  payload: Json;
}>;

/** Appends deeds to the chains whose heads this transaction holds. */
export function insertAudit(tx: Writer, deeds: readonly Deed[], heads: readonly AuditHead[]): Statement {
  if (deeds.length === 0) return null;
  const links = linkUp(deeds, heads);
  return tx`
    with link as (
      select * from json_to_recordset(${jsonRows(links)}::text::json) as link ("workspaceId" text, seq integer,
        at timestamptz, actor text, action text, object text, "payloadHash" text, "previousHash" text, hash text,
        payload json)
    ), head as (
      update audit_heads
      set seq = newest.seq, hash = newest.hash
      from (select distinct on ("workspaceId") "workspaceId", seq, hash from link order by "workspaceId", seq desc) newest
      where audit_heads.workspace_id = newest."workspaceId"
    )
    insert into audit (workspace_id, seq, at, actor, action, object, payload_hash, previous_hash, hash, payload)
    select "workspaceId", seq, at, actor, action, object, decode("payloadHash", 'hex'), decode("previousHash", 'hex'),
      decode(hash, 'hex'), payload
    from link`;
}

function linkUp(
  deeds: readonly Deed[],
  heads: readonly AuditHead[],
): readonly (AuditRow & { payload: Json })[] {
  const ends = new Map(heads.map((head) => [head.workspaceId, head]));
  return deeds.map(({ payload, ...deed }) => {
    const end = ends.get(deed.workspaceId);
    if (!end) throw new Error(`the audit chain of workspace ${deed.workspaceId} is not locked`);
    const link = {
      ...deed,
      seq: end.seq + 1,
      at: end.at,
      payloadHash: hashOf(payload),
      previousHash: end.hash,
    };
    const hash = auditHash(link);
    ends.set(deed.workspaceId, { ...end, seq: link.seq, hash });
    return { ...link, hash, payload };
  });
}
