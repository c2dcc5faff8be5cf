import { jsonRows } from '../jsonRows.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type CaseRowName = Readonly<{ checkpoint_id: string; run_id: string; node: string; visit: number }>;

export type EvidenceRow = Readonly<{
  checkpointId: string;
  segment: string;
  agentVersion: string;
  runId: string;
  node: string;
  visit: number;
  reviewId: string | null;
  epoch: number;
  stream: number;
  position: number;
  band: number | null;
  isPassed: boolean;
  rate: number | null;
  confidence: number | null;
  chance: number | null;
  dueAt: Date;
  isJudged: boolean;
  loss: number | null;
}>;

/**
 * The named cases, and those that can be counted when these are judged: the judged ones before the first that stays open
 * in the same stream. Every case is read about once for itself and once to be counted, however many are open. What is
 * open is asked for in words that fit no partial index, which would be read from end to end.
 */
export function findEvidence(tx: Writer, names: readonly CaseRowName[]): Statement<EvidenceRow> {
  if (names.length === 0) return null;
  return tx<EvidenceRow[]>`
    with named as (
      select evidence.*
      from json_to_recordset(${jsonRows(names)}::text::json) as name (checkpoint_id uuid, run_id uuid, node text,
        visit integer)
      join evidence using (checkpoint_id, run_id, node, visit)
    ), stream as (
      select trust_id, epoch, stream, array_agg(position) as positions
      from named where stream >= 0 group by trust_id, epoch, stream
    ), ready as (
      select behind.*
      from stream
      cross join lateral (
        select coalesce((
          select position from evidence
          where evidence.trust_id = stream.trust_id and evidence.epoch = stream.epoch
            and evidence.stream = stream.stream and is_judged::integer = 0 and position <> all(stream.positions)
          order by position limit 1
        ), 2147483647) as first_open
      ) as upto
      cross join lateral (
        select * from evidence
        where evidence.trust_id = stream.trust_id and evidence.epoch = stream.epoch
          and evidence.stream = stream.stream and position < upto.first_open and is_judged
      ) as behind
    ), found as (select * from named union all select * from ready)
    select found.checkpoint_id, segment, agent_version, run_id, node, visit, review_id, found.epoch, stream, position,
      band, is_passed, rate, confidence, chance, due_at, is_judged, loss
    from found join trusts on trusts.id = found.trust_id`;
}
