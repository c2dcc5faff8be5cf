import fc from 'fast-check';

/** Kinds of steps a plan is made of; `approved` is a gate with an action behind it that cannot be undone. */
export type PlanKind =
  | 'agent'
  | 'gate'
  | 'approved'
  | 'exception'
  | 'sampler'
  | 'action'
  | 'branch'
  | 'transform'
  | 'wait'
  | 'each'
  | 'subflow'
  | 'parallel';

/**
 * A step before it has a place in a flow. Its `picks` decide everything that is free about it, 0 for the plainest; `side`
 * is a detour behind its first side port, `lanes` are the branches of a parallel step.
 */
export type PlanStep = {
  readonly kind: PlanKind;
  readonly picks: readonly number[];
  readonly side: readonly PlanStep[];
  readonly lanes: readonly (readonly PlanStep[])[];
};

/** A whole flow; fast-check makes it smaller by leaving out steps, detours and branches. */
export type FlowPlan = { readonly steps: readonly PlanStep[]; readonly picks: readonly number[] };

const PLAIN = ['transform', 'agent', 'action', 'wait', 'sampler', 'subflow', 'each'] as const;
const FORKING = ['branch', 'gate', 'approved', 'exception', 'agent', 'action', 'wait', 'subflow'] as const;

const picks = fc.array(fc.nat(9_999), { minLength: 10, maxLength: 10 });
const none = fc.constant<never[]>([]);

const { step } = fc.letrec<{ plain: PlanStep; forking: PlanStep; parallel: PlanStep; step: PlanStep }>(
  (tie) => ({
    plain: fc.record({ kind: fc.constantFrom(...PLAIN), picks, side: none, lanes: none }),
    forking: fc.record({
      kind: fc.constantFrom(...FORKING),
      picks,
      side: fc.array(tie('step'), { maxLength: 2 }),
      lanes: none,
    }),
    parallel: fc.record({
      kind: fc.constant('parallel' as const),
      picks,
      side: none,
      lanes: fc.array(fc.array(tie('step'), { maxLength: 3 }), { minLength: 2, maxLength: 3 }),
    }),
    step: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 4, arbitrary: tie('plain') },
      { weight: 4, arbitrary: tie('forking') },
      { weight: 2, arbitrary: tie('parallel') },
    ),
  }),
);

/** Plans of flows with blocks in blocks, detours, waits, calls and all kinds of side ways. */
export const flowPlan: fc.Arbitrary<FlowPlan> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  picks,
});
