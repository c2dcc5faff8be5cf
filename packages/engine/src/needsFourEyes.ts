import { evaluateCondition } from '@countersign/expression';
import type { Artefact, JsonObject } from '@countersign/model';
import { missingProposal } from './context.ts';
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
  const proposal = { ...(context.proposal ?? missingProposal(context)), payload };
  const holds = evaluateCondition(
    gate.config.fourEyesWhen,
    scopeOf({ ...context, proposal }, now.toISOString()),
  );
  return holds.ok ? holds.value : true;
}
