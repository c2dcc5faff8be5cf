import { evaluateCondition, evaluateSource } from '@countersign/expression';
import {
  assertNever,
  type ExceptionCondition,
  fail,
  type Json,
  ok,
  problem,
  type Result,
} from '@countersign/model';
import { hasFailed, type RunContext } from '../context.ts';
import { type Scope, scopeOf } from '../scope.ts';
import { Halt, type MachineEvent, type Turn } from './turn.ts';

type GuardArguments = { readonly context: RunContext; readonly event: MachineEvent };

/** Guards by the names the compiler emits. A condition that cannot be evaluated halts the turn: it never just fails to hold. */
export function guards(turnOf: (event: MachineEvent) => Turn) {
  return {
    port: ({ event }: GuardArguments, params: { port: string }) =>
      (event['output'] as { port?: string } | undefined)?.port === params.port,

    expression: ({ context, event }: GuardArguments, params: { node: string; source: string }) =>
      unwrap(evaluateCondition(params.source, scopeOf(context, turnOf(event).now)), params.node, context),

    exception: ({ context, event }: GuardArguments, params: { node: string; when: ExceptionCondition }) =>
      unwrap(exceptionHolds(params.when, context, scopeOf(context, turnOf(event).now)), params.node, context),
  };
}

/** Whether an exception rule applies to the case. A case without a proposal has no confidence at all. */
function exceptionHolds(when: ExceptionCondition, context: RunContext, scope: Scope): Result<boolean> {
  switch (when.type) {
    case 'expression':
      return evaluateCondition(when.expression, scope);
    case 'flag':
      return ok(context.proposal?.flags.includes(when.flag) ?? false);
    case 'lowConfidence':
      return ok(context.proposal === null || context.proposal.confidence < when.below);
    case 'policyLimit':
      return isOver(evaluateSource(when.value, scope), when.limit);
    case 'stepFailure':
      return ok(hasFailed(context, when.step));
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

function unwrap<TValue>(result: Result<TValue>, node: string, context: RunContext): TValue {
  if (result.ok) return result.value;
  throw new Halt(node, { ...result.problem, at: node }, context);
}
