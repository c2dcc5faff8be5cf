import { evidenceFor } from '@countersign/autonomy';
import { CheckpointPolicy, type WorkspaceId } from '@countersign/model';
import type { Widening } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { stateOf } from '../trust/findTrusts.ts';

type Row = Pick<Widening, 'checkpointId' | 'flow' | 'flowName' | 'title'> &
  Readonly<{ policy: CheckpointPolicy; packed: Uint8Array }>;

/** What waits for an owner's answer in a workspace, the oldest first. */
export async function listWidenings(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
): Promise<readonly Widening[]> {
  const rows = await tx<Row[]>`
    select checkpoints.id as checkpoint_id, flows.slug as flow, flows.draft ->> 'name' as flow_name,
      checkpoints.title, policy, packed
    from trusts
    join checkpoints on checkpoints.id = trusts.checkpoint_id
    join flows on flows.id = checkpoints.flow_id
    where trusts.workspace_id = ${workspaceId} and is_proposed`;
  return rows.flatMap(wideningOf).sort((a, b) => a.proposedAt.localeCompare(b.proposedAt) || a.seq - b.seq);
}

function wideningOf({ policy: stored, packed, ...checkpoint }: Row): readonly Widening[] {
  const state = stateOf({ packed });
  const { segment, agentVersion, epoch, since, rung: from, widening } = state;
  if (widening === null) return [];
  const { to, evidence: evidenceThen, at: proposedAt, seq, ratifiedBy } = widening;
  const policy = CheckpointPolicy.parse(stored);
  const needsTwoOwners = policy.ratifiedBy === 'twoOwners';
  const evidence = evidenceFor(state, policy, to);
  const whose = { segment, agentVersion, epoch, since: since.at, from };
  return [
    { ...checkpoint, ...whose, to, evidence, evidenceThen, proposedAt, seq, needsTwoOwners, ratifiedBy },
  ];
}
