import type { TrustState } from '@countersign/autonomy';
import { jsonRows } from '../jsonRows.ts';
import { pack } from '../packed.ts';
import type { Statement, Writer } from '../store/flight.ts';

export type TrustToSave = Readonly<{
  id: string;
  checkpoint_id: string;
  workspace_id: string;
  state: TrustState;
}>;

/** Writes what trusts have come to, under the locks of their ledgers. */
export function saveTrusts(tx: Writer, trusts: readonly TrustToSave[]): Statement {
  if (trusts.length === 0) return null;
  const rows = trusts.map(({ state, ...row }) => ({
    ...row,
    segment: state.segment,
    agent_version: state.agentVersion,
    epoch: state.epoch,
    rung: state.rung,
    flow_version: state.flowVersion ?? 0,
    score_mean: state.scores.mean,
    score_n: state.scores.n,
    labels: state.labels ?? null,
    is_proposed: state.widening !== null,
    packed: pack(state),
  }));
  return tx`
    insert into trusts (id, checkpoint_id, workspace_id, segment, agent_version, epoch, rung, score_mean, score_n,
      labels, is_proposed, flow_version, packed)
    select id, checkpoint_id, workspace_id, segment, agent_version, epoch, rung, score_mean, score_n, labels, is_proposed,
      flow_version, decode(packed, 'base64')
    from json_to_recordset(${jsonRows(rows)}::text::json) as trust (id uuid, checkpoint_id uuid, workspace_id text,
      segment text, agent_version text, epoch integer, rung integer, score_mean double precision, score_n integer,
      labels json, is_proposed boolean, flow_version integer, packed text)
    on conflict (checkpoint_id, segment, agent_version) do update
    set epoch = excluded.epoch, rung = excluded.rung, score_mean = excluded.score_mean, score_n = excluded.score_n, labels = excluded.labels,
      is_proposed = excluded.is_proposed, flow_version = excluded.flow_version, packed = excluded.packed, changed_at = now()`;
}
