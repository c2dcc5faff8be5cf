import type { CheckpointPolicy } from '@countersign/model';
import type { Decision, GateTrust, ProposedCase } from './gateTrust.ts';

/** So many reviews are enough for those who count percentages. */
const ENOUGH = 20;

/**
 * The rule that most would write: a rung is taken when, of the cases it adds, at least 20 were reviewed and the share
 * of right ones is what the tolerance asks for; a new agent version begins anew. Passed cases are checked like elsewhere.
 */
export function naiveTrust(policy: CheckpointPolicy, isChecked: (id: string) => boolean): GateTrust {
  const { ladder, tolerance } = policy;
  let agent = { version: '', epoch: 0, rung: 0, right: ladder.map(() => 0), n: ladder.map(() => 0) };
  const bandOf = ({ confidence, isException }: ProposedCase) =>
    isException ? -1 : ladder.findIndex(({ minConfidence }) => confidence >= minConfidence);

  const decide = (proposed: ProposedCase): Decision => {
    if (proposed.agentVersion !== agent.version) {
      const none = ladder.map(() => 0);
      agent = { version: proposed.agentVersion, epoch: agent.epoch + 1, rung: 0, right: none, n: [...none] };
    }
    const band = bandOf(proposed);
    const isPassed = band !== -1 && band < agent.rung;
    const { epoch, rung } = agent;
    return { isPassed, isReviewed: !isPassed || isChecked(proposed.id), epoch, rung };
  };

  const judge = (proposed: ProposedCase): void => {
    const band = bandOf(proposed);
    if (band === -1 || proposed.agentVersion !== agent.version) return;
    agent.n[band] = (agent.n[band] ?? 0) + 1;
    agent.right[band] = (agent.right[band] ?? 0) + (proposed.isRight ? 1 : 0);
    const n = agent.n[agent.rung] ?? 0;
    if (n >= ENOUGH && (agent.right[agent.rung] ?? 0) / n >= 1 - tolerance) agent.rung += 1;
  };
  return { decide, judge };
}
