import type { AuditedDeed } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';
import { hashOf } from './hashOf.ts';
import { linkTexts } from './linkTexts.ts';

export type Deed = AuditedDeed;

/**
 * Appends deeds to the chains of their workspaces, whose ends it locks. They are numbered and hashed here, under the
 * lock, so that nobody has to read an end first. A chain that has no end yet is not begun: see `lockAuditHeads`. Ends the
 * transaction when a deed could not be appended.
 */
export function insertAudit(tx: Writer, deeds: readonly Deed[]): Statement {
  if (deeds.length === 0) return null;
  const rows = deeds.map((deed, place) => {
    const payloadHash = hashOf(deed.payload);
    return { ...deed, place, payloadHash, ...linkTexts({ ...deed, payloadHash }) };
  });
  return tx`
    with deed as (
      select * from json_to_recordset(${jsonRows(rows)}::text::json) as deed ("workspaceId" text, place integer,
        actor text, action text, object text, "payloadHash" text, payload json, "beforeTime" text, "beforeHash" text,
        "beforeSeq" text, "atEnd" text)
    ), head as (
      select workspace_id, seq, hash, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from audit_heads
      where workspace_id in (select "workspaceId" from deed)
      order by workspace_id
      for update
    ), numbered as (
      select deed.*, head.at, head.hash as chain_end,
        head.seq + row_number() over (partition by workspace_id order by place) as seq
      from deed join head on head.workspace_id = deed."workspaceId"
    ), link as (
      select *, chain_hash(chain_end, "beforeTime" || at || "beforeHash", "beforeSeq" || seq || "atEnd")
        over (partition by "workspaceId" order by place) as hash
      from numbered
    ), moved as (
      update audit_heads
      set seq = newest.seq, hash = newest.hash
      from (select distinct on ("workspaceId") "workspaceId", seq, hash from link order by "workspaceId", seq desc) newest
      where audit_heads.workspace_id = newest."workspaceId"
    ), appended as (
      insert into audit (workspace_id, seq, at, actor, action, object, payload_hash, previous_hash, hash, payload)
      select "workspaceId", seq, at::timestamptz, actor, action, object, decode("payloadHash", 'hex'),
        decode(coalesce(lag(hash) over (partition by "workspaceId" order by place), chain_end), 'hex'),
        decode(hash, 'hex'), payload
      from link
      returning 1
    )
    select as_expected(count(*), ${rows.length}) from appended`;
}
