import type { FlowPlan, PlanKind, PlanStep } from './flowPlan.ts';

/** A step that has an id and knows what certainly came before it on the way straight ahead. */
export type PlannedStep = {
  readonly id: string;
  readonly kind: PlanKind;
  readonly picks: readonly number[];
  /** Whether it needs an agent of its own because none came before. */
  readonly asksFirst: boolean;
  readonly scope: Scope;
  readonly side: readonly PlannedStep[];
  readonly lanes: readonly (readonly PlannedStep[])[];
};

/** What expressions of a step may read: a proposal, and the value of an earlier step. */
export type Scope = { readonly hasProposal: boolean; readonly valueStep: string | null };

/** Kinds that make no sense without a proposal. */
const JUDGING: ReadonlySet<PlanKind> = new Set(['gate', 'approved', 'exception']);

/** Gives every step of a plan an id and its scope, in the order in which runs come to them. */
export function placeSteps({ steps }: FlowPlan): readonly PlannedStep[] {
  const counts = new Map<string, number>();
  const idOf = (kind: PlanKind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}${count}`;
  };
  return placeLane(steps, { hasProposal: false, valueStep: null }, idOf).placed;
}

type Placed = { readonly placed: readonly PlannedStep[]; readonly scope: Scope };

function placeLane(steps: readonly PlanStep[], before: Scope, idOf: (kind: PlanKind) => string): Placed {
  let scope = before;
  const placed = steps.map(({ kind, picks, side, lanes }): PlannedStep => {
    const id = idOf(kind);
    const asksFirst = JUDGING.has(kind) && !scope.hasProposal;
    const here = asksFirst ? { ...scope, hasProposal: true } : scope;
    const branches = lanes.map((lane) => placeLane(lane, here, idOf));
    const detour = placeLane(side, here, idOf);
    // After a join the proposal from before the block holds again, and all values of its branches are there.
    const valueStep = branches.reduce((last, { scope: inner }) => inner.valueStep ?? last, here.valueStep);
    scope = {
      hasProposal: here.hasProposal || kind === 'agent',
      valueStep: kind === 'transform' ? id : valueStep,
    };
    return {
      ...{ id, kind, picks, asksFirst, scope: here },
      side: detour.placed,
      lanes: branches.map((branch) => branch.placed),
    };
  });
  return { placed, scope };
}
