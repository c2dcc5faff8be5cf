import { compileExpression } from '@countersign/expression';
import {
  type CheckpointPolicy,
  type Duration,
  durationMs,
  evidenceFaults,
  isBreakerDead,
  type Problem,
  problem,
  type Rung,
  type RungFault,
  rungFault,
} from '@countersign/model';

/** Of what passes, at least this share is looked at: where nobody looks, no error could ever narrow anything again. */
const LEAST_SAMPLE_RATE = 0.01;

/** A check or a review that may wait longer is one that need not come at all. */
const LONGEST_WAIT: Duration = '365d';

/** What the expressions of a policy can ask about; the fields of a case are the flow's. */
const AT_A_GATE = { variables: { input: {}, steps: {}, proposal: {}, run: {}, now: {} } };

/**
 * Why an owner cannot bring a policy into force although its form is right; null when he can. What was wrong with the
 * policy `before` it and stays as it was may go on, so that one fault can be mended after the other. Problem
 * `invalid_input`, with the place in the policy.
 */
export function refusalOfPolicy(policy: CheckpointPolicy, before: CheckpointPolicy | null): Problem | null {
  return newFaultsOfPolicy(policy, before)[0] ?? null;
}

/** Everything that `refusalOfPolicy` refuses, in the order of the form. */
export function newFaultsOfPolicy(
  policy: CheckpointPolicy,
  before: CheckpointPolicy | null,
): readonly Problem[] {
  const known = new Set(before === null ? [] : faultsOf(before).map((fault) => asKept(fault, before)));
  return faultsOf(policy).filter((fault) => !known.has(asKept(fault, policy)));
}

/** By which a fault is told to be the same as before: its words, and what stands in its place. */
const asKept = ({ at = '', message }: Problem, policy: CheckpointPolicy): string =>
  JSON.stringify([at, message, valueAt(policy, at)]);

const valueAt = (policy: CheckpointPolicy, at: string): unknown =>
  at
    .split('/')
    .slice(2)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], policy); // safe: lists and objects

const faultsOf = (policy: CheckpointPolicy): readonly Problem[] => [
  ...unreadableIn(policy),
  ...unwatchedIn(policy),
  ...narrowerIn(policy),
  ...missingIn(policy),
  ...neverTrippedIn(policy),
  ...endlessIn(policy),
  ...evidenceFaults(policy),
];

function unreadableIn({ amount, floors, ladder }: CheckpointPolicy): readonly Problem[] {
  const sources = [
    { at: '/policy/amount', source: amount },
    ...floors.map(({ when }, index) => ({ at: `/policy/floors/${index}/when`, source: when })),
    ...ladder.map(({ when }, index) => ({ at: `/policy/ladder/${index}/when`, source: when })),
  ];
  return sources.flatMap(({ at, source }) => {
    const read = source === undefined ? null : compileExpression(source, AT_A_GATE);
    if (read?.ok !== false) return [];
    return problem('invalid_input', read.problem[0]?.message ?? 'The expression cannot be read.', at);
  });
}

const unwatchedIn = ({ ladder }: CheckpointPolicy): readonly Problem[] =>
  ladder.flatMap(({ title, sampleRate }, index) => {
    if (sampleRate >= LEAST_SAMPLE_RATE) return [];
    const message = `At least 1 % of the cases that pass on rung “${title}” must be checked afterwards, or nobody would see an error.`;
    return problem('invalid_input', message, `/policy/ladder/${index}/sampleRate`);
  });

/** Each names both rungs: the one that is refused and the one before it. */
const narrowerIn = (policy: CheckpointPolicy): readonly Problem[] =>
  policy.ladder.flatMap((rung, index) => {
    const before = policy.ladder[index - 1];
    const fault = before === undefined ? null : rungFault(before, rung, policy);
    if (before === undefined || fault === null) return [];
    const rungs = [before.title, rung.title];
    return problem('invalid_input', NOT_WIDER[fault](rung, before), `/policy/ladder/${index}`, { rungs });
  });

const NOT_WIDER: Readonly<Record<RungFault, (rung: Rung, before: Rung) => string>> = {
  narrower: (rung, before) =>
    `Rung “${rung.title}” lets less pass than “${before.title}” before it. Each rung must be wider than the one before.`,
  same: (rung, before) =>
    `Rung “${rung.title}” lets nothing more pass than “${before.title}” before it, so no case could ever speak for it. Make it wider, or take it away.`,
};

const missingIn = ({ ladder, startRung, probationRung }: CheckpointPolicy): readonly Problem[] =>
  Object.entries({ startRung, probationRung }).flatMap(([field, rung]) =>
    rung <= ladder.length
      ? []
      : problem(
          'invalid_input',
          `The ladder has ${ladder.length} rungs; there is no ${rung}.`,
          `/policy/${field}`,
        ),
  );

/** Why what is to narrow after errors never could, with its place in the policy. */
export function neverTrippedIn({ breakers }: Pick<CheckpointPolicy, 'breakers'>): readonly Problem[] {
  const { errors } = breakers;
  if (errors === undefined || !isBreakerDead(breakers)) return [];
  const message = `Among ${errors.window} checked cases there can never be ${errors.count} errors, so this would never narrow anything.`;
  return [problem('invalid_input', message, '/policy/breakers/errors/count')];
}

function endlessIn({ labelWithin, sampling }: CheckpointPolicy): readonly Problem[] {
  const message = 'This must be a year at most: a deadline that never comes could never count as an error.';
  return Object.entries({ labelWithin, 'sampling/dueAfter': sampling.dueAfter }).flatMap(([field, wait]) =>
    durationMs(wait) <= durationMs(LONGEST_WAIT) ? [] : problem('invalid_input', message, `/policy/${field}`),
  );
}
