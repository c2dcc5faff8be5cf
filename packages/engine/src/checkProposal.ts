import {
  type AgentConfig,
  fail,
  type Json,
  makeStorable,
  ok,
  Proposal,
  problem,
  type Result,
  validateJson,
} from '@countersign/model';

/** The proposal, if it has the shape that its node promises. Problems `proposal_invalid`, `decision_unknown`, `payload_invalid`. */
export function checkProposal(answer: unknown, config: AgentConfig): Result<Proposal> {
  const parsed = Proposal.safeParse(makeStorable(answer as Json)); // safe: whatever it is, the schema looks at it next
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const message = `The agent's proposal does not have the right shape: ${issue?.path.join('.')}: ${issue?.message}`;
    return fail(problem('proposal_invalid', message));
  }
  const { decision, payload } = parsed.data;
  if (config.decisions.length > 0 && !config.decisions.includes(decision)) {
    const message = `The agent decided “${decision}”, which is not one of: ${config.decisions.join(', ')}.`;
    return fail(problem('decision_unknown', message));
  }
  const valid = validateJson(config.payload, payload, '/payload');
  if (!valid.ok) {
    const [first] = valid.problem;
    return fail(
      problem('payload_invalid', `The payload does not fit its schema: ${first?.at} ${first?.message}`),
    );
  }
  return ok(parsed.data);
}
