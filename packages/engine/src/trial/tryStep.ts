import { evaluateCondition, evaluateSource } from '@countersign/expression';
import {
  type ActionOperation,
  assertNever,
  type BranchConfig,
  type ExceptionConfig,
  type FlowNode,
  type FlowSettings,
  type Json,
  type JsonObject,
  ok,
  type Result,
} from '@countersign/model';
import { type RenderedProvider, renderProvider } from '../effects/renderAgent.ts';
import { eachInput } from '../effects/renderCall.ts';
import { holdsOrUnknown, questionOf } from '../effects/renderGate.ts';
import { renderOperation } from '../effects/renderOperation.ts';
import { exceptionHolds } from '../exceptionHolds.ts';
import { namedValues } from '../namedValues.ts';
import type { Scope } from '../scope.ts';
import { untilOf } from '../waits/dueOf.ts';

/** One way out with whether its condition holds; null where an earlier one was taken, so that nobody asked. */
export type TriedWay = { readonly port: string; readonly title: string; readonly holds: boolean | null };

/** What a step would do with a case, as far as that is known without the outside world. */
export type StepTrial =
  | { readonly type: 'values'; readonly values: JsonObject }
  | { readonly type: 'way'; readonly port: string; readonly ways: readonly TriedWay[] }
  | { readonly type: 'ended'; readonly outcome: string; readonly output: JsonObject }
  /** `at` is an ISO time; null where only a signal ends the wait. */
  | { readonly type: 'waits'; readonly at: string | null; readonly signal: string | null }
  | { readonly type: 'calls'; readonly flow: string; readonly inputs: readonly Json[] }
  | { readonly type: 'asks'; readonly question: string; readonly targeted: boolean }
  | { readonly type: 'agent'; readonly input: RenderedProvider }
  | { readonly type: 'action'; readonly operation: ActionOperation }
  /** Triggers, parallel steps and joins do nothing with the case. */
  | { readonly type: 'nothing' };

type Trying = { readonly scope: Scope; readonly settings: FlowSettings; readonly now: string };

/**
 * One step of a draft with a case, by the functions that run it: nothing is called and nothing is kept. A problem is the
 * failure that the step would have.
 */
export function tryStep(node: FlowNode, { scope, settings, now }: Trying): Result<StepTrial> {
  switch (node.kind) {
    case 'transform':
      return mapped(namedValues(node.config.set, node.id, scope), (values) => ({ type: 'values', values }));
    case 'branch':
      return tryBranch(node.config, scope);
    case 'exception':
      return tryException(node.config, scope);
    case 'end': {
      const { outcome, output } = node.config;
      return mapped(namedValues(output, node.id, scope), (values) => ({
        type: 'ended',
        outcome,
        output: values,
      }));
    }
    case 'wait': {
      const { until } = node.config;
      const signal = until.type === 'signal' ? until.signal : null;
      return mapped(untilOf({ node, settings, scope, now }), (due) => ({
        type: 'waits',
        at: due === null ? null : 'at' in due ? due.at : laterBy(now, due.inMs),
        signal,
      }));
    }
    case 'each':
      return mapped(eachInput(node.config, scope), (inputs) => calling(node.config.flow, inputs));
    case 'subflow':
      return mapped(evaluateSource(node.config.input, scope), (input) => calling(node.config.flow, [input]));
    case 'gate':
      return ok({ type: 'asks', question: questionOf(node, scope), targeted: false });
    case 'sampler': {
      const { targeted } = node.config;
      const isTargeted = targeted !== undefined && holdsOrUnknown(targeted.when, scope);
      return ok({ type: 'asks', question: questionOf(node, scope), targeted: isTargeted });
    }
    case 'agent':
      return mapped(renderProvider(node.config.provider, scope), (input) => ({ type: 'agent', input }));
    case 'action':
      return mapped(renderOperation(node.config.operation, scope), (operation) => ({
        type: 'action',
        operation,
      }));
    case 'trigger':
    case 'parallel':
    case 'join':
      return ok({ type: 'nothing' });
    default:
      return assertNever(node);
  }
}

const tryBranch = ({ cases }: BranchConfig, scope: Scope): Result<StepTrial> =>
  firstThatHolds(
    cases.map(({ port, title, when }) => ({ port, title, ask: () => evaluateCondition(when, scope) })),
    'otherwise',
  );

const tryException = ({ rules }: ExceptionConfig, scope: Scope): Result<StepTrial> =>
  firstThatHolds(
    rules.map(({ port, title, when }) => ({ port, title, ask: () => exceptionHolds(when, scope) })),
    'normal',
  );

type Way = { readonly port: string; readonly title: string; readonly ask: () => Result<boolean> };

/** Ways are asked in order; what stands behind the one that is taken is never asked, as in a run. */
function firstThatHolds(ways: readonly Way[], otherwise: string): Result<StepTrial> {
  const tried: TriedWay[] = [];
  let taken: string | undefined;
  for (const { port, title, ask } of ways) {
    const holds: Result<boolean | null> = taken === undefined ? ask() : ok(null);
    if (!holds.ok) return { ok: false, problem: { ...holds.problem, data: { ...holds.problem.data, port } } };
    if (holds.value === true) taken = port;
    tried.push({ port, title, holds: holds.value });
  }
  return ok({ type: 'way', port: taken ?? otherwise, ways: tried });
}

const calling = (flow: string, inputs: readonly Json[]): StepTrial => ({ type: 'calls', flow, inputs });

const laterBy = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

const mapped = <TValue>(result: Result<TValue>, map: (value: TValue) => StepTrial): Result<StepTrial> =>
  result.ok ? ok(map(result.value)) : result;
