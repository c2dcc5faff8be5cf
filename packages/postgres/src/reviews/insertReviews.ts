import type { NewReview } from '@countersign/runtime';
import { jsonRows } from '../jsonRows.ts';
import { pack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';
import { foundBy } from './foundBy.ts';

export type ReviewToOpen = NewReview & Readonly<{ workspace_id: string; flow_id: string }>;

/** Opens reviews with what their reviewers will be shown, and whatever is to be told of them in the workspace's channels. */
export function insertReviews(tx: Writer, reviews: readonly ReviewToOpen[]): Statement {
  if (reviews.length === 0) return null;
  const rows = jsonRows(reviews.map(rowOf));
  return tx`
    with review as (
      select * from json_to_recordset(${rows}::text::json) as review (id uuid, workspace_id text, flow_id uuid,
        flow text, version integer, "runId" uuid, node text, "nodeTitle" text, visit integer, kind text,
        "checkpointId" uuid, subject text, "caseType" text, confidence double precision, amount double precision,
        stakes text, role text, excluded json, packed text, etag text, "dueInMs" double precision,
        reminders integer, decision text, flags text[])
    ), contents as (
      insert into review_contents (workspace_id, review_id, packed)
      select workspace_id, id, decode(packed, 'base64') from review
    ), told as (
      insert into notices (workspace_id, channel_id, review_id, occasion, number, due_at)
      select channel.workspace_id, channel.id, review.id, occasion, 0,
        case when stakes = 'low' then coalesce(next_digest_at, now()) else now() end
      from review
      -- Only an escalation brings a case before the owners.
      cross join lateral (select case role when 'owner' then 'escalated' else 'opened' end as occasion) as what
      join notice_channels as channel
        on channel.workspace_id = review.workspace_id and not is_paused and occasion = any(occasions)
      where kind <> 'sample'
    )
    insert into reviews (id, workspace_id, flow_id, flow, version, run_id, node, node_title, visit, kind,
      checkpoint_id, subject, case_type, confidence, amount, stakes, role, excluded, etag, due_at,
      reminders, decision, flags)
    select id, workspace_id, flow_id, flow, version, "runId", node, "nodeTitle", visit, kind,
      "checkpointId", subject, "caseType", confidence, amount, stakes, role, excluded, etag,
      now() + "dueInMs" * interval '1 millisecond', coalesce(reminders, 0), decision, flags
    from review`;
}

function rowOf({ content, ...review }: ReviewToOpen) {
  return { ...review, ...foundBy(content), packed: pack(content) };
}
