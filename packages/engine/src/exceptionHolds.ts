import { evaluateCondition, evaluateSource } from '@countersign/expression';
import {
  assertNever,
  type ExceptionCondition,
  fail,
  type Json,
  ok,
  type Proposal,
  problem,
  type Result,
} from '@countersign/model';
import { hasFailed, type RunContext } from './context.ts';
import type { Scope } from './scope.ts';

/** Whether an exception rule applies to the case. A case without a proposal has no confidence at all. */
export function exceptionHolds(when: ExceptionCondition, scope: Scope): Result<boolean> {
  const proposal = scope['proposal'] as Pick<Proposal, 'flags' | 'confidence'> | null; // safe: the scope's proposal is one
  switch (when.type) {
    case 'expression':
      return evaluateCondition(when.expression, scope);
    case 'flag':
      return ok(proposal?.flags.includes(when.flag) ?? false);
    case 'lowConfidence':
      return ok(proposal === null || proposal.confidence < when.below);
    case 'policyLimit':
      return isOver(evaluateSource(when.value, scope), when.limit);
    case 'stepFailure':
      // safe: the scope's steps are the run's
      return ok(hasFailed(scope['steps'] as RunContext['steps'], when.step));
    default:
      return assertNever(when);
  }
}

function isOver(value: Result<Json>, limit: number): Result<boolean> {
  if (!value.ok) return value;
  if (typeof value.value === 'number') return ok(value.value > limit);
  return fail(
    problem('not_a_number', `The policy limit needs a number, not ${JSON.stringify(value.value)}.`),
  );
}
