import { compileExpression } from '@countersign/expression';
import { type CheckpointPolicy, evidenceFault, type Problem, problem, type Rung } from '@countersign/model';

/** Of what passes, at least this share is looked at: where nobody looks, no error could ever narrow anything again. */
const LEAST_SAMPLE_RATE = 0.01;

/** What the expressions of a policy can ask about; the fields of a case are the flow's. */
const AT_A_GATE = { variables: { input: {}, steps: {}, proposal: {}, run: {}, now: {} } };

/**
 * Why an owner cannot bring a policy into force although its form is right; null when he can. Policies that are in force
 * already go on. Problem `invalid_input`, with the place in the policy.
 */
export function refusalOfPolicy(policy: CheckpointPolicy): Problem | null {
  return (
    unreadableIn(policy) ??
    unwatchedIn(policy) ??
    narrowerIn(policy) ??
    missingIn(policy) ??
    evidenceFault(policy)
  );
}

function unreadableIn({ amount, floors, ladder }: CheckpointPolicy): Problem | null {
  const sources = [
    { at: '/policy/amount', source: amount },
    ...floors.map(({ when }, index) => ({ at: `/policy/floors/${index}/when`, source: when })),
    ...ladder.map(({ when }, index) => ({ at: `/policy/ladder/${index}/when`, source: when })),
  ];
  for (const { at, source } of sources) {
    const read = source === undefined ? null : compileExpression(source, AT_A_GATE);
    if (read?.ok === false)
      return problem('invalid_input', read.problem[0]?.message ?? 'The expression cannot be read.', at);
  }
  return null;
}

function unwatchedIn({ ladder }: CheckpointPolicy): Problem | null {
  const index = ladder.findIndex(({ sampleRate }) => sampleRate < LEAST_SAMPLE_RATE);
  const rung = ladder[index];
  if (rung === undefined) return null;
  const message = `At least 1 % of the cases that pass on rung “${rung.title}” must be checked afterwards, or nobody would see an error.`;
  return problem('invalid_input', message, `/policy/ladder/${index}/sampleRate`);
}

function narrowerIn({ ladder }: CheckpointPolicy): Problem | null {
  const index = ladder.findIndex((rung, at) => at > 0 && isNarrower(rung, ladder[at - 1]));
  const [before, rung] = [ladder[index - 1], ladder[index]];
  if (before === undefined || rung === undefined) return null;
  const message = `Rung “${rung.title}” lets less pass than “${before.title}” before it. Each rung must be wider than the one before.`;
  return problem('invalid_input', message, `/policy/ladder/${index}`);
}

/** Whether a rung lets nothing pass that the one before it holds, and holds something more. */
function isNarrower(rung: Rung, before: Rung | undefined): boolean {
  if (before === undefined) return false;
  const [limit, limitBefore] = [rung.maxAmount ?? Infinity, before.maxAmount ?? Infinity];
  const isNowhereWider =
    rung.minConfidence >= before.minConfidence && limit <= limitBefore && rung.when === before.when;
  return isNowhereWider && (rung.minConfidence > before.minConfidence || limit < limitBefore);
}

function missingIn({ ladder, startRung, probationRung }: CheckpointPolicy): Problem | null {
  for (const [field, rung] of Object.entries({ startRung, probationRung })) {
    if (rung <= ladder.length) continue;
    return problem(
      'invalid_input',
      `The ladder has ${ladder.length} rungs; there is no ${rung}.`,
      `/policy/${field}`,
    );
  }
  return null;
}
