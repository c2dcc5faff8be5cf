import { evaluateCondition } from '@countersign/expression';
import type { Artefact, ExceptionCondition, Result } from '@countersign/model';
import type { RunContext } from '../context.ts';
import { exceptionHolds } from '../exceptionHolds.ts';
import { laneOf } from '../lanes.ts';
import { scopeOf } from '../scope.ts';
import { Halt, type MachineEvent, type Turn } from './turn.ts';

type GuardArguments = { readonly context: RunContext; readonly event: MachineEvent };

/** Guards by the names the compiler emits. A condition that cannot be evaluated halts the turn: it never just fails to hold. */
export function guards(artefact: Artefact, turnNow: () => Turn) {
  const scopeAt = ({ context }: GuardArguments, node: string) =>
    scopeOf(context, laneOf(artefact, node), turnNow().now);
  return {
    port: ({ event }: GuardArguments, params: { port: string }) =>
      (event['output'] as { port?: string } | undefined)?.port === params.port,

    expression: (given: GuardArguments, { node, source }: { node: string; source: string }) =>
      unwrap(evaluateCondition(source, scopeAt(given, node)), node, given.context),

    exception: (given: GuardArguments, { node, when }: { node: string; when: ExceptionCondition }) =>
      unwrap(exceptionHolds(when, scopeAt(given, node)), node, given.context),

    correcting: ({ event }: GuardArguments, params: { node: string }) => event['node'] === params.node,

    signalNamed: ({ event }: GuardArguments, params: { signal: string }) => event['name'] === params.signal,

    signalKept: ({ context }: GuardArguments, params: { signal: string }) =>
      promise(context, params.signal, turnNow()),
  };
}

/**
 * Whether a kept signal is left for one more wait. XState asks for all branches before any of them takes its signal, so
 * each yes is counted until it has been taken.
 */
function promise({ signals = [] }: RunContext, name: string, { promised }: Turn): boolean {
  const given = promised.get(name) ?? 0;
  if (signals.filter((signal) => signal.name === name).length <= given) return false;
  promised.set(name, given + 1);
  return true;
}

function unwrap<TValue>(result: Result<TValue>, node: string, context: RunContext): TValue {
  if (result.ok) return result.value;
  throw new Halt(node, { ...result.problem, at: node }, context);
}
