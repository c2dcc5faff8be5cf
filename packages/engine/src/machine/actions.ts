import { evaluateSource } from '@countersign/expression';
import { type Artefact, type Json, type Problem, type Proposal, problem } from '@countersign/model';
import { assign } from 'xstate';
import { type GateOutput, missingProposal, type RunContext } from '../context.ts';
import type { RunIdentity } from '../event.ts';
import { scopeOf } from '../scope.ts';
import { Halt, type MachineEvent, type Turn } from './turn.ts';

type Named = { readonly name: string; readonly value: string };
type Change<TParams> = (
  context: RunContext,
  params: TParams,
  turn: Turn,
  event: MachineEvent,
) => Partial<RunContext>;

/** Actions by the names the compiler emits: each changes the context and notes what happened. */
export function actions(artefact: Artefact, turnOf: (event: MachineEvent) => Turn) {
  const change = <TParams>(apply: Change<TParams>) =>
    assign(({ context, event }: { context: RunContext; event: MachineEvent }, params: TParams) =>
      apply(context, params, turnOf(event), event),
    );
  return {
    begin: change(begin),
    enter: change<{ node: string }>((context, { node }, turn) =>
      enter(context, node, { limit: artefact.settings.visitLimit, turn }),
    ),
    leave: change(leave),
    record: change(record),
    recordFailure: change<{ node: string }>((context, { node }, turn, event) =>
      recordFailure(context, node, { turn, problem: event['error'] as Problem, artefact }),
    ),
    expire: change(expire),
    route: change(route),
    set: change(setValues),
    finish: change(finish),
    giveUp: change(giveUp),
  };
}

const begin: Change<{ node: string }> = (_context, { node }, turn, event) => {
  const input = event['input'] as Json;
  turn.note({ type: 'run.started', data: { input } });
  return { input, run: event['run'] as RunIdentity, visits: { [node]: 1 } };
};

function enter(context: RunContext, node: string, { limit, turn }: { limit: number; turn: Turn }) {
  const visit = (context.visits[node] ?? 0) + 1;
  if (visit > limit) {
    const message = `The step "${node}" was entered more than ${limit} times. Raise the visit limit of the flow or end the loop earlier.`;
    throw new Halt(node, problem('visit_limit', message, node), context);
  }
  turn.note({ type: 'step.entered', node, visit, data: null });
  return { visits: { ...context.visits, [node]: visit } };
}

const leave: Change<{ node: string; port: string; edge: string }> = (context, params, turn) => {
  const { node, port, edge } = params;
  turn.note({ type: 'port.taken', ...visitOf(context, node), data: { port, edge } });
  return {};
};

const record: Change<{ node: string; kind: string }> = (context, { node, kind }, turn, event) => {
  const { port, output } = event['output'] as { port: string; output: Json };
  const steps = { ...context.steps, [node]: output };
  switch (kind) {
    case 'agent':
      turn.note({ type: 'agent.proposed', ...visitOf(context, node), data: output });
      return { steps, proposal: output as unknown as Proposal }; // safe: whoever completes an agent step has parsed its proposal
    case 'gate':
      return port === 'approved' ? { steps, ...approvedProposal(context, output) } : { steps };
    case 'action':
      turn.note({ type: 'action.done', ...visitOf(context, node), data: output });
      return { steps };
    default:
      return { steps };
  }
};

/** What was shown and approved is what runs: the payload of the verdict takes the place of the agent's. */
function approvedProposal(context: RunContext, output: Json): Partial<RunContext> {
  const { payload } = output as unknown as GateOutput; // safe: whoever completes a gate gives this shape
  return { proposal: { ...(context.proposal ?? missingProposal(context)), payload } };
}

function recordFailure(
  context: RunContext,
  node: string,
  { turn, problem, artefact }: { turn: Turn; problem: Problem; artefact: Artefact },
): Partial<RunContext> {
  const data = problem as unknown as Json; // safe: problems are JSON by construction
  const kind = artefact.nodes[node]?.node.kind;
  if (kind === 'agent' || kind === 'action') {
    turn.note({ type: `${kind}.failed`, ...visitOf(context, node), data });
  }
  return {
    steps: { ...context.steps, [node]: { failed: true, problem: data } },
    failure: { node, problem },
  };
}

const expire: Change<{ node: string }> = (context, { node }, turn) => {
  turn.note({ type: 'gate.expired', ...visitOf(context, node), data: null });
  const output: GateOutput = {
    verdict: 'expired',
    by: null,
    payload: context.proposal?.payload ?? {},
    message: null,
    reasonCode: null,
  };
  return { steps: { ...context.steps, [node]: output } };
};

const route: Change<{ node: string; port: string; title: string }> = (context, params, turn) => {
  const { node, port, title } = params;
  if (port === 'normal') return { route: null };
  turn.note({ type: 'exception.routed', ...visitOf(context, node), data: { port, title } });
  return { route: { node, port, title } };
};

const setValues: Change<{ node: string; set: readonly Named[] }> = (context, { node, set }, turn) => {
  const values = evaluateNamed(context, { node, named: set, turn });
  turn.note({ type: 'values.set', ...visitOf(context, node), data: values });
  return { steps: { ...context.steps, [node]: values } };
};

const finish: Change<{ node: string; outcome: string; output: readonly Named[] }> = (
  context,
  params,
  turn,
) => {
  const output = evaluateNamed(context, { node: params.node, named: params.output, turn });
  turn.note({
    type: 'run.ended',
    ...visitOf(context, params.node),
    data: { outcome: params.outcome, output },
  });
  return {};
};

const giveUp: Change<undefined> = (context, _params, turn) => {
  const failure = context.failure;
  if (failure === null) throw new Error('The failed state was entered although no step failed');
  turn.note({
    type: 'run.failed',
    ...visitOf(context, failure.node),
    data: { problem: failure.problem as unknown as Json }, // safe: problems are JSON by construction
  });
  return {};
};

/** Later values see the earlier ones of the same node as `steps.<node>`. */
function evaluateNamed(
  context: RunContext,
  { node, named, turn }: { node: string; named: readonly Named[]; turn: Turn },
): { [name: string]: Json } {
  const values: { [name: string]: Json } = {};
  for (const { name, value } of named) {
    const scope = scopeOf({ ...context, steps: { ...context.steps, [node]: { ...values } } }, turn.now);
    const result = evaluateSource(value, scope);
    if (!result.ok) throw new Halt(node, { ...result.problem, at: node }, context);
    values[name] = result.value;
  }
  return values;
}

const visitOf = (context: RunContext, node: string) => ({ node, visit: context.visits[node] ?? 1 });
