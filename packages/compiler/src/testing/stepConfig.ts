import type { PlannedStep, Scope } from './plannedStep.ts';

/** The n-th choice by the n-th number of a step; 0 takes the first. */
export function choose<TValue>(picks: readonly number[], index: number, choices: readonly TValue[]): TValue {
  return choices[(picks[index] ?? 0) % choices.length] as TValue; // safe: callers give at least one choice
}

/** The flow that calls reach, and the slug of the flow itself. */
export const OTHER_FLOW = 'other-flow';
export const OWN_FLOW = 'random';

/** Conditions that can be evaluated where the scope says, or in few places nowhere. */
const conditions = ({ hasProposal, valueStep }: Scope): readonly string[] => [
  'input.amount > 3',
  'input.amount < 2',
  'true',
  ...(hasProposal ? ['proposal.confidence > 0.5'] : []),
  ...(valueStep === null ? [] : [`has(steps.${valueStep}) && steps.${valueStep}.value > 2`]),
  'now - run.startedAt > duration("1h")',
];

const values = (id: string, { hasProposal, valueStep }: Scope): readonly string[] => [
  'input.amount + 1',
  `has(steps.${id}.value) ? steps.${id}.value + 1 : 1`,
  ...(valueStep === null ? [] : [`has(steps.${valueStep}) ? steps.${valueStep}.value + 1 : 0`]),
  ...(valueStep === null ? [] : [`steps.${valueStep}.value`]),
  ...(hasProposal ? ['proposal.confidence * 10.0'] : []),
];

const UNTIL = [
  { type: 'duration', duration: '2h' },
  { type: 'signal', signal: 'paid' },
  { type: 'signal', signal: 'signed' },
  { type: 'time', time: 'run.startedAt + duration("3h")' },
  { type: 'workingTime', duration: '3h' },
  { type: 'time', time: '"2026-03-06T12:00:00Z"' },
  { type: 'time', time: 'input.due' },
] as const;

const mail = (subject: string) => ({ type: 'email', to: 'team@example.com', subject, body: 'Done.' });

/** The config of a planned step. Whether a timed way exists is decided by the same picks that wire it. */
export function stepConfig(step: PlannedStep): object {
  const { id, kind, picks, scope } = step;
  const when = choose(picks, 0, conditions(scope));
  switch (kind) {
    case 'agent':
      return agentConfig();
    case 'gate':
    case 'approved':
      return {
        question: 'Is this right?',
        ...(canExpire(picks) ? { expiresAfter: '3d' } : {}),
        ...choose(picks, 3, [{}, { remindAfter: '1d' }, { escalateAfter: '2d' }, { approvals: 2 }]),
      };
    case 'exception':
      return {
        rules: [exceptionRule('first', picks[0] ?? 0, when), exceptionRule('second', picks[1] ?? 0, when)],
      };
    case 'sampler':
      return { rate: 0.5 };
    case 'action':
      return actionConfig(id, picks);
    case 'branch':
      return {
        cases: [
          { port: 'first', title: 'First', when },
          { port: 'second', title: 'Second', when: choose(picks, 1, conditions(scope)) },
        ],
      };
    case 'transform':
      return {
        set: [
          { name: 'value', value: choose(picks, 0, values(id, scope)) },
          { name: 'twice', value: `steps.${id}.value * 2` },
        ],
      };
    case 'wait':
      return {
        until: choose(picks, 0, UNTIL),
        ...(timesOut(step) ? { timeout: choose(picks, 2, ['1h', '2h', '5d']) } : {}),
      };
    case 'subflow':
      return { flow: choose(picks, 0, [OTHER_FLOW, OWN_FLOW]), input: '{"amount": input.amount - 1}' };
    case 'each':
      return {
        flow: choose(picks, 0, [OTHER_FLOW, OWN_FLOW]),
        items: choose(picks, 1, ['input.items', '[1, 2, 3]', '[]']),
        input: '{"amount": index}',
        failures: choose(picks, 2, ['stop', 'collect']),
        concurrency: 1 + ((picks[3] ?? 0) % 3),
      };
    case 'parallel':
      throw new Error('A parallel step is made of its lanes');
  }
}

export const canExpire = (picks: readonly number[]): boolean => (picks[2] ?? 0) % 2 === 1;

/** A wait with a detour needs the port behind which it begins. */
export const timesOut = ({ picks, side }: Pick<PlannedStep, 'picks' | 'side'>): boolean =>
  side.length > 0 || (picks[1] ?? 0) % 2 === 1;

export const agentConfig = (): object => ({
  provider: {
    type: 'rules',
    rules: [{ when: 'true', decision: 'approve', confidence: 0.8, summary: 'Amount {{ input.amount }}' }],
  },
});

function exceptionRule(port: string, pick: number, expression: string): object {
  const when = choose([pick], 0, [
    { type: 'lowConfidence', below: 0.5 },
    { type: 'expression', expression },
    { type: 'flag', flag: 'frustrated' },
    { type: 'policyLimit', value: 'input.amount', limit: 4 },
  ]);
  return { port, title: port, when };
}

const actionConfig = (id: string, picks: readonly number[]): object => ({
  operation: mail('Amount {{ input.amount }}'),
  mode: choose(picks, 3, ['atLeastOnce', 'once']),
  reversible: true,
  ...((picks[2] ?? 0) % 2 === 1 ? { undo: mail(`Take back {{ steps.${id}.status }}`) } : {}),
});
