import type { GateOutput } from '@countersign/engine';
import type { Json, NodeOf, Problem, Proposal } from '@countersign/model';
import { renderOperation } from './rendering.ts';
import { nodeOf, wireOf } from './rules.ts';
import { holdingIn, noProposal, type OpenStep } from './runState.ts';
import { failRun, failureOf, note, scopeIn, type Turn } from './turn.ts';

export type Answer = { readonly port: string; readonly output: Json };

/** Takes the answer to a step and leads on by its port. */
export function answerDone(turn: Turn, step: OpenStep, answer: Answer): void {
  const { state } = turn;
  const node = nodeOf(turn.rules, step.node);
  const place = { node: step.node, visit: step.visit };
  state.steps[step.node] = answer.output;
  switch (node.kind) {
    case 'agent':
      note(turn, 'agent.proposed', answer.output, place);
      takeProposal(turn, step, answer.output as unknown as Proposal);
      break;
    case 'gate':
      takeVerdict(turn, step, answer);
      break;
    case 'sampler':
      rememberSample(turn, step, answer.output);
      break;
    case 'action':
      note(turn, 'action.done', answer.output, place);
      if (!keepUndo(turn, node, step)) return;
      break;
    default:
      note(turn, 'call.done', toldOfCall(node.kind === 'each', answer.output), place);
  }
  if (state.ending !== null) return;
  turn.moves.unshift({ do: 'take', ...place, lane: step.lane, port: answer.port });
}

/** A step that failed: its run goes on by `failed`, or fails when nothing is connected there. */
export function answerFailed(turn: Turn, step: OpenStep, problem: Problem): void {
  const { kind } = nodeOf(turn.rules, step.node);
  const place = { node: step.node, visit: step.visit };
  const told = problem as unknown as Json;
  turn.state.steps[step.node] = { failed: true, problem: told };
  const type = kind === 'agent' ? 'agent.failed' : kind === 'action' ? 'action.failed' : 'call.failed';
  note(turn, type, told, place);
  if (turn.state.ending !== null) return;
  if (wireOf(turn.rules, step.node, 'failed') !== undefined) {
    turn.moves.unshift({ do: 'take', ...place, lane: step.lane, port: 'failed' });
    return;
  }
  note(turn, 'port.taken', { port: 'failed', edge: null }, place);
  failRun(turn, place, problem);
}

function takeProposal({ state }: Turn, { lane }: OpenStep, proposal: Proposal): void {
  const holding = holdingIn(state, lane);
  holding.proposal = proposal;
  if (proposal.usage.recorded === true) return;
  state.used.tokens += proposal.usage.tokens;
  state.used.cost += proposal.usage.cost;
}

/** What was approved is what runs; what was sent back, the agent is told. */
function takeVerdict({ state }: Turn, { node, lane }: OpenStep, { port, output }: Answer): void {
  const holding = holdingIn(state, lane);
  const { payload, message } = output as unknown as GateOutput;
  if (port === 'approved') {
    holding.proposal = holding.proposal === null ? noProposal(payload) : { ...holding.proposal, payload };
  }
  state.sentBack = state.sentBack.filter(({ gate }) => gate !== node);
  if (port === 'sentBack') state.sentBack.push({ gate: node, lane, message });
}

/** A sample whose correction would lead somewhere: what the run knows now is what the correction run will know. */
function rememberSample({ rules, state }: Turn, step: OpenStep, output: Json): void {
  if ((output as { sampled?: unknown } | null)?.sampled !== true) return;
  if (wireOf(rules, step.node, 'corrected') === undefined) return;
  const { input, steps, visits, sentBack } = state;
  state.sampled[step.key] = structuredClone({
    input,
    steps,
    visits,
    sentBack,
    holding: holdingIn(state, step.lane),
  });
}

/** Renders what takes the action back, its own output included. */
function keepUndo(turn: Turn, { config }: NodeOf<'action'>, { node, visit, lane }: OpenStep): boolean {
  if (config.undo === undefined) return true;
  const operation = renderOperation(config.undo, scopeIn(turn, lane));
  if (!operation.ok) {
    const { ending } = turn.state;
    if (ending === null) failRun(turn, { node, visit }, operation.problem);
    else if (ending.undo)
      turn.state.ending = { closing: failureOf({ node, visit }, operation.problem), undo: true };
    return false;
  }
  turn.state.undos.push({ node, visit, operation: operation.value });
  return true;
}

/** The list of calls is in `steps`; the story of the run only says how many there were. */
function toldOfCall(each: boolean, output: Json): Json {
  if (!each) return output;
  const { ended, failed } = output as { ended: number; failed: number };
  return { ended, failed };
}
