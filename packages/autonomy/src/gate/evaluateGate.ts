import { evaluateCondition, evaluateSource } from '@countersign/expression';
import {
  type CheckpointPolicy,
  evidenceGap,
  type GateReason,
  type Json,
  type Proposal,
  type Result,
  type Rung,
} from '@countersign/model';

export type GateCase = {
  readonly policy: CheckpointPolicy;
  /** How far the checkpoint has come: 0 reviews everything, n uses `policy.ladder[n - 1]`. */
  readonly rung: number;
  /** The widest switch that is on. */
  readonly killSwitch: 'workspace' | 'flow' | 'checkpoint' | null;
  /** Null when the case came here without one, for example after a failed agent. */
  readonly proposal: Pick<Proposal, 'confidence'> | null;
  /** Set while the case is on an exception route. */
  readonly route: { readonly node: string; readonly port: string; readonly title: string } | null;
  /** What the policy's expressions see. */
  readonly scope: { readonly [variable: string]: Json };
};

export type GateDecision = {
  readonly decision: 'pass' | 'review';
  /** Everything that speaks for a review, most binding first; or the one reason why the case passes. */
  readonly reasons: readonly GateReason[];
  readonly amount: number | null;
  /** The narrowest rung that would let the case pass; null when none would, or a floor or exception holds it anyway. */
  readonly band: number | null;
  /** How likely a person looks at the case: 1 when it is held, the rung's sampling rate when it passes. */
  readonly probability: number;
};

/**
 * Decides whether a case passes a gate by itself. Reasons for a review are looked for in the order floors, kill switch,
 * exception route, a policy that nothing can bear out, rung, and what the rung asks for. Whatever cannot be evaluated means review, never pass. An amount is
 * held against limits by its size: a credit of 5,000 is as much as a charge.
 */
export function evaluateGate(gateCase: GateCase): GateDecision {
  return decideOn(gateCase.rung, weigh(gateCase));
}

/** The same for every rung of the policy at once, from 0: everything that they share is evaluated once. */
export function evaluateRungs(gateCase: Omit<GateCase, 'rung'>): readonly GateDecision[] {
  const weighed = weigh(gateCase);
  return Array.from({ length: gateCase.policy.ladder.length + 1 }, (_, rung) => decideOn(rung, weighed));
}

/** What is known of a case before a rung is asked; each rung is asked once at most. */
type WeighedCase = {
  readonly gateCase: Omit<GateCase, 'rung'>;
  readonly amount: number | null;
  readonly holding: readonly GateReason[];
  readonly isHeldAnyway: boolean;
  /** What of the conditions of `policy.ladder[number - 1]` the case does not meet. */
  readonly missing: (number: number) => readonly GateReason[];
};

function weigh(gateCase: Omit<GateCase, 'rung'>): WeighedCase {
  const { policy, scope } = gateCase;
  const amount = amountOf(policy, scope);
  const floors = floorReasons(policy, amount, scope);
  const exception = exceptionReasons(gateCase);
  const known = amount.ok ? amount.value : null;
  const asked = new Map<number, readonly GateReason[]>();
  return {
    gateCase,
    amount: known,
    holding: [...floors, ...killSwitchReasons(gateCase), ...exception, ...unweighedReasons(policy)],
    isHeldAnyway: floors.length + exception.length > 0 || gateCase.proposal === null,
    missing(number) {
      const before = asked.get(number);
      if (before !== undefined) return before;
      const reasons = rungReasons(policy.ladder[number - 1]!, number, gateCase, known);
      asked.set(number, reasons);
      return reasons;
    },
  };
}

function decideOn(rung: number, weighed: WeighedCase): GateDecision {
  const { gateCase, amount, holding } = weighed;
  const band = weighed.isHeldAnyway ? null : bandOf(gateCase.policy, weighed.missing);
  const current = gateCase.policy.ladder[rung - 1];
  const reasons = [...holding, ...(current === undefined ? REVIEW_EVERYTHING : weighed.missing(rung))];
  if (current === undefined || gateCase.proposal === null || reasons.length > 0) {
    return { decision: 'review', reasons, amount, band, probability: 1 };
  }
  const { confidence } = gateCase.proposal;
  const passed: GateReason = { type: 'passed', rung, confidence, minConfidence: current.minConfidence };
  return { decision: 'pass', reasons: [passed], amount, band, probability: current.sampleRate };
}

const REVIEW_EVERYTHING: readonly GateReason[] = [{ type: 'reviewEverything' }];

/** Null without a problem when the policy names no amount. */
function amountOf(policy: CheckpointPolicy, scope: GateCase['scope']): Result<number | null, string> {
  if (policy.amount === undefined || policy.amount.trim() === '') return { ok: true, value: null };
  const result = evaluateSource(policy.amount, scope);
  if (!result.ok) return { ok: false, problem: `The amount cannot be read: ${result.problem.message}` };
  if (typeof result.value === 'number' && Number.isFinite(result.value))
    return { ok: true, value: result.value };
  return { ok: false, problem: `The amount is not a number: ${JSON.stringify(result.value)}` };
}

function floorReasons(
  policy: CheckpointPolicy,
  amount: Result<number | null, string>,
  scope: GateCase['scope'],
): readonly GateReason[] {
  const reasons: GateReason[] = [];
  for (const { title, when } of policy.floors) {
    const holds = evaluateCondition(when, scope);
    if (!holds.ok) reasons.push(undecidable(`“${title}” cannot be evaluated: ${holds.problem.message}`));
    else if (holds.value) reasons.push({ type: 'floor', title, expression: when });
  }
  if (!amount.ok) reasons.push(undecidable(amount.problem));
  else if (policy.maxAmount !== undefined) {
    if (amount.value === null) reasons.push(undecidable('The policy has a limit but names no amount.'));
    else if (Math.abs(amount.value) > policy.maxAmount) {
      reasons.push({ type: 'amountFloor', amount: amount.value, limit: policy.maxAmount });
    }
  }
  return reasons;
}

const killSwitchReasons = ({ killSwitch }: Pick<GateCase, 'killSwitch'>): readonly GateReason[] =>
  killSwitch === null ? [] : [{ type: 'killSwitch', scope: killSwitch }];

const exceptionReasons = ({ route }: Pick<GateCase, 'route'>): readonly GateReason[] =>
  route === null ? [] : [{ type: 'exception', node: route.node, port: route.port, title: route.title }];

/** A policy of an earlier release under which nothing can be earned lets nothing pass either. */
function unweighedReasons(policy: CheckpointPolicy): readonly GateReason[] {
  const field = policy.ladder.length === 0 ? null : evidenceGap(policy);
  return field === null ? [] : [{ type: 'unweighed', field }];
}

/** What of the rung's conditions the case does not meet. */
function rungReasons(
  rung: Rung,
  number: number,
  { proposal, scope }: Pick<GateCase, 'proposal' | 'scope'>,
  amount: number | null,
): readonly GateReason[] {
  if (proposal === null) return [undecidable('The case has no proposal.')];
  const reasons: GateReason[] = [];
  const { confidence } = proposal;
  if (!(confidence >= rung.minConfidence)) {
    reasons.push({ type: 'lowConfidence', confidence, minConfidence: rung.minConfidence, rung: number });
  }
  if (rung.maxAmount !== undefined) {
    if (amount === null) reasons.push(undecidable('The rung has a limit, but the amount is not known.'));
    else if (Math.abs(amount) > rung.maxAmount) {
      reasons.push({ type: 'overAmount', amount, maxAmount: rung.maxAmount, rung: number });
    }
  }
  if (rung.when !== undefined && rung.when.trim() !== '') {
    const holds = evaluateCondition(rung.when, scope);
    if (!holds.ok) reasons.push(undecidable(`“${rung.when}” cannot be evaluated: ${holds.problem.message}`));
    else if (!holds.value) reasons.push({ type: 'condition', expression: rung.when, rung: number });
  }
  return reasons;
}

function bandOf(policy: CheckpointPolicy, missing: WeighedCase['missing']): number | null {
  const index = policy.ladder.findIndex((_, position) => missing(position + 1).length === 0);
  return index === -1 ? null : index + 1;
}

const undecidable = (message: string): GateReason => ({ type: 'undecidable', message });
