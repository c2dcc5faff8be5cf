import type { Artefact, Json, JsonObject, Problem, Proposal } from '@countersign/model';
import { type GateOutput, missingProposal, type RunContext, type Sampled, type Used } from '../context.ts';
import { renderOperation } from '../effects/renderOperation.ts';
import { holding, laneOf, proposalOf, withHolding } from '../lanes.ts';
import { withOutput } from '../outputs.ts';
import { scopeOf } from '../scope.ts';
import { type Acting, type Change, visitOf } from './change.ts';
import { Halt } from './turn.ts';

/** The answer of a step: its output, and what follows from it for the kind of step. */
export const record: Change<{ node: string; kind: string }> = (acting) => {
  const { params, event, context, turn } = acting;
  const { port, output } = event['output'] as { port: string; output: Json };
  const answered = { ...acting, port, output };
  const change = withOutput(context, params.node, { output, turn });
  return { ...change, ...CONSEQUENCES[params.kind]?.({ ...answered, context: { ...context, ...change } }) };
};

type Answered = Acting<{ node: string }> & { readonly port: string; readonly output: Json };

/** By the kind of step; the context has the output already. */
const CONSEQUENCES: { readonly [kind: string]: (answered: Answered) => Partial<RunContext> } = {
  agent: propose,
  gate: judge,
  sampler: rememberSample,
  action: keepUndo,
  each: noteCall,
  subflow: noteCall,
};

function propose({ artefact, context, params: { node }, turn, output }: Answered): Partial<RunContext> {
  turn.note({ type: 'agent.proposed', ...visitOf(context, node), data: output });
  const used = usedWith(context.used, output);
  return { ...withHolding(context, laneOf(artefact, node), { proposal: { step: node } }), ...used };
}

/** What a recorded answer once cost was not spent by this run. */
function usedWith(used: Used | undefined, output: Json): { used?: Used } {
  const { usage } = output as unknown as Partial<Proposal>; // safe: whoever completes an agent step has parsed its proposal
  if (used === undefined || usage === undefined || usage.recorded === true) return {};
  return { used: { ...used, tokens: used.tokens + usage.tokens, cost: used.cost + usage.cost } };
}

/** What was shown and approved is what runs: the payload of the verdict takes the place of the agent's. */
function judge({ artefact, context, params: { node }, port, output }: Answered): Partial<RunContext> {
  if (port !== 'approved') return {};
  const lane = laneOf(artefact, node);
  const { proposal: held } = holding(context, lane);
  const isReference = held !== null && 'step' in held;
  const { payload } = output as unknown as GateOutput; // safe: whoever completes a gate gives this shape
  const proposal = isReference
    ? { step: held.step, gate: node }
    : { ...(held ?? missingProposal(context)), payload };
  return withHolding(context, lane, { proposal });
}

/** Only where a correction can begin, and only if somebody will judge the case. */
function rememberSample({ artefact, context, params: { node }, output }: Answered): Partial<RunContext> {
  const isSampled = (output as JsonObject | null)?.['sampled'] === true;
  if (!isSampled || artefact.nodes[node]?.next['corrected'] === undefined) return {};
  const { proposal, route } = holding(context, laneOf(artefact, node));
  const known: Sampled = { visits: { ...context.visits }, replaced: {}, proposal, route };
  return { sampled: { ...context.sampled, [`${node}/${context.visits[node] ?? 1}`]: known } };
}

function keepUndo(answered: Answered): Partial<RunContext> {
  const { artefact, context, params, turn, output } = answered;
  const { node, visit } = visitOf(context, params.node);
  turn.note({ type: 'action.done', node, visit, data: output });
  const action = artefact.nodes[node]?.node;
  if (action?.kind !== 'action' || action.config.undo === undefined) return {};
  const operation = renderOperation(action.config.undo, scopeOf(context, laneOf(artefact, node), turn.now));
  if (!operation.ok) throw new Halt(node, { ...operation.problem, at: node }, context);
  return { undo: [...(context.undo ?? []), { node, visit, operation: operation.value }] };
}

function noteCall({ context, params: { node }, turn, output }: Answered): Partial<RunContext> {
  const { items: _, ...summary } = output as JsonObject; // safe: whoever completes a call gives an object
  turn.note({ type: 'call.done', ...visitOf(context, node), data: summary });
  return {};
}

/** The step failed. The run goes on by `failed`, or fails with this problem. */
export const recordFailure: Change<{ node: string }> = ({
  artefact,
  context,
  params: { node },
  turn,
  event,
}) => {
  const problem = event['error'] as Problem;
  const data = problem as unknown as Json; // safe: problems are JSON by construction
  const type = failureNote(artefact, node);
  if (type !== null) turn.note({ type, ...visitOf(context, node), data });
  const output = { failed: true, problem: data };
  return { ...withOutput(context, node, { output, turn }), failure: { node, problem } };
};

function failureNote(artefact: Artefact, node: string) {
  switch (artefact.nodes[node]?.node.kind) {
    case 'agent':
      return 'agent.failed';
    case 'action':
      return 'action.failed';
    case 'each':
    case 'subflow':
      return 'call.failed';
    default:
      return null;
  }
}

export const expire: Change<{ node: string }> = ({ artefact, context, params: { node }, turn }) => {
  turn.note({ type: 'gate.expired', ...visitOf(context, node), data: null });
  const output: GateOutput = {
    verdict: 'expired',
    by: null,
    payload: proposalOf(context, laneOf(artefact, node))?.payload ?? {},
    message: null,
    reasonCode: null,
  };
  return withOutput(context, node, { output, turn });
};
