import { evaluateCondition } from '@countersign/expression';
import type { Artefact, Json, JsonObject } from '@countersign/model';
import { missingProposal } from './context.ts';
import { laneOf, proposalOf } from './lanes.ts';
import { scopeOf } from './scope.ts';
import type { RunSnapshot } from './snapshot.ts';

/**
 * Whether two different people must approve this payload at the gate. Asked about what would run, so after an edit it is
 * the edited payload that counts; a condition that cannot be evaluated asks for both.
 */
export function needsFourEyes(
  artefact: Artefact,
  { context }: RunSnapshot,
  { node, payload, now }: { node: string; payload: JsonObject; now: Date },
): boolean {
  const gate = artefact.nodes[node]?.node;
  if (gate?.kind !== 'gate' || gate.config.fourEyesWhen === undefined) return false;
  const lane = laneOf(artefact, node);
  const proposal = { ...(proposalOf(context, lane) ?? missingProposal(context)), payload };
  const scope = { ...scopeOf(context, lane, now.toISOString()), proposal: proposal as Json }; // safe: a proposal is JSON
  const holds = evaluateCondition(gate.config.fourEyesWhen, scope);
  return holds.ok ? holds.value : true;
}
