import { type Artefact, type Json, problem } from '@countersign/model';
import { assign } from 'xstate';
import type { RunContext, RunIdentity, Used } from '../context.ts';
import { laneOf, withHolding } from '../lanes.ts';
import type { Named } from '../namedValues.ts';
import { withOutput } from '../outputs.ts';
import { closeLanes, openLanes } from './branching.ts';
import { type Change, evaluateNamed, visitOf } from './change.ts';
import { correct } from './correcting.ts';
import { finish, giveUp } from './ending.ts';
import { expire, record, recordFailure } from './recording.ts';
import { Halt, type MachineEvent, type Turn } from './turn.ts';
import { endWait, keepSignal, takeSignal } from './waiting.ts';

/** Actions by the names the compiler emits: each changes the context and notes what happened. */
export function actions(artefact: Artefact, turnNow: () => Turn) {
  const change = <TParams>(apply: Change<TParams>) =>
    assign(({ context, event }: { context: RunContext; event: MachineEvent }, params: TParams) =>
      apply({ artefact, context, params, turn: turnNow(), event }),
    );
  return {
    begin: change(begin),
    correct: change(correct),
    enter: change(enter),
    leave: change(leave),
    record: change(record),
    recordFailure: change(recordFailure),
    expire: change(expire),
    route: change(route),
    set: change(setValues),
    endWait: change(endWait),
    keepSignal: change(keepSignal),
    takeSignal: change(takeSignal),
    openLanes: change(openLanes),
    closeLanes: change(closeLanes),
    finish: change(finish),
    giveUp: change(giveUp),
  };
}

const begin: Change<{ node: string }> = ({ params, turn, event }) => {
  const input = event['input'] as Json;
  turn.note({ type: 'run.started', data: { input } });
  return { input, run: event['run'] as RunIdentity, visits: { [params.node]: 1 } };
};

const NOTHING_USED: Used = { steps: 0, tokens: 0, cost: 0 };

const enter: Change<{ node: string }> = ({ artefact, context, params: { node }, turn }) => {
  const limit = artefact.settings.visitLimit;
  const visit = (context.visits[node] ?? 0) + 1;
  if (visit > limit) {
    const message = `The step "${node}" was entered more than ${limit} times. Raise the visit limit of the flow or end the loop earlier.`;
    throw new Halt(node, problem('visit_limit', message, node), context);
  }
  turn.note({ type: 'step.entered', node, visit, data: null });
  const used = context.used ?? NOTHING_USED;
  return { visits: turn.put(context.visits, node, visit), used: { ...used, steps: used.steps + 1 } };
};

const leave: Change<{ node: string; port: string; edge: string }> = ({ context, params, turn }) => {
  const { node, port, edge } = params;
  turn.note({ type: 'port.taken', ...visitOf(context, node), data: { port, edge } });
  return {};
};

const route: Change<{ node: string; port: string; title: string }> = ({
  artefact,
  context,
  params,
  turn,
}) => {
  const { node, port, title } = params;
  const lane = laneOf(artefact, node);
  if (port === 'normal') return withHolding(context, lane, { route: null });
  turn.note({ type: 'exception.routed', ...visitOf(context, node), data: { port, title } });
  return withHolding(context, lane, { route: { node, port, title } });
};

const setValues: Change<{ node: string; set: readonly Named[] }> = (acting) => {
  const { context, params, turn } = acting;
  const values = evaluateNamed(acting, params.node, params.set);
  turn.note({ type: 'values.set', ...visitOf(context, params.node), data: values });
  return withOutput(context, params.node, { output: values, turn });
};
