import { evaluateCondition, evaluateSource } from '@countersign/expression';
import {
  assertNever,
  type ExceptionCondition,
  fail,
  ok,
  type Problem,
  problem,
  type Result,
} from '@countersign/model';
import { beginAsking, beginWait } from './beginWaiting.ts';
import { enterNode } from './enterNode.ts';
import { nodeOf, wireOf } from './rules.ts';
import { holdingIn } from './runState.ts';
import { failRun, type Move, note, type Place, scopeIn, type Turn } from './turn.ts';

/** Which of the moves that could be made now is made, after what has been told in this turn. */
export type Choose = (moves: readonly Move[], told: Turn['events']) => number;

type Decision = Place & { readonly lane: string };

/** Makes moves until only the outside world can go on. */
export function moveOn(turn: Turn, choose: Choose): void {
  while (turn.moves.length > 0) {
    const index = turn.moves.length === 1 ? 0 : choose(turn.moves, turn.events);
    const [move] = turn.moves.splice(index, 1);
    const others = { before: turn.moves.slice(0, index), after: turn.moves.slice(index) };
    turn.moves = [];
    if (move !== undefined) make(turn, move);
    // What a move leads to stands where the move stood; the end of the run calls all others off.
    const { closed, ending, undoing } = turn.state;
    if (closed === null && ending === null && undoing === null) {
      turn.moves = [...others.before, ...turn.moves, ...others.after];
    } else {
      turn.moves = [];
    }
  }
}

function make(turn: Turn, move: Move): void {
  switch (move.do) {
    case 'take':
      takeWire(turn, move);
      return;
    case 'enter':
      enter(turn, move.node, move.lane);
      return;
    case 'decide':
      decide(turn, move);
      return;
    case 'ask':
      beginAsking(turn, move);
      return;
    case 'wait':
      beginWait(turn, move);
      return;
    default:
      assertNever(move);
  }
}

function takeWire(turn: Turn, { node, visit, port, lane }: Extract<Move, { do: 'take' }>): void {
  const wire = wireOf(turn.rules, node, port);
  if (wire === undefined) throw new Error(`Nothing is connected to ${node}.${port}`);
  note(turn, 'port.taken', { port, edge: wire.id }, { node, visit });
  turn.moves.unshift({ do: 'enter', node: wire.target, lane });
}

/** A branch that comes to its join rests there; the last one takes the run on. */
function enter(turn: Turn, node: string, lane: string): void {
  const block = turn.state.blocks[lane];
  if (nodeOf(turn.rules, node).kind !== 'join' || block === undefined) {
    enterNode(turn, node, lane);
    return;
  }
  const { blocks, holding } = turn.state;
  const siblings = block.under.map((name) => blocks[name]).filter((sibling) => sibling !== undefined);
  for (const sibling of siblings) sibling.arrived += 1;
  if (block.arrived < block.under.length) return;
  for (const name of block.under) {
    delete blocks[name];
    delete holding[name];
  }
  enterNode(turn, node, block.outer);
}

function decide(turn: Turn, move: Decision): void {
  const port = portOf(turn, move);
  const { node, visit, lane } = move;
  if (port !== null) turn.moves.unshift({ do: 'take', node, visit, lane, port });
}

/** The port by which a branch, exception or join leads on; null when the run has failed over it. */
function portOf(turn: Turn, move: Decision): string | null {
  const node = nodeOf(turn.rules, move.node);
  if (node.kind === 'join') return 'next';
  if (node.kind === 'branch') {
    for (const { port, when } of node.config.cases) {
      const holds = evaluateCondition(when, scopeIn(turn, move.lane));
      if (!holds.ok) return giveUp(turn, move, holds.problem);
      if (holds.value) return port;
    }
    return 'otherwise';
  }
  if (node.kind !== 'exception') throw new Error(`A ${node.kind} decides nothing`);
  for (const { port, title, when } of node.config.rules) {
    const applies = appliesIn(turn, move, when);
    if (!applies.ok) return giveUp(turn, move, applies.problem);
    if (applies.value) return route(turn, move, { port, title });
  }
  return route(turn, move, { port: 'normal', title: 'Normal' });
}

function giveUp(turn: Turn, { node, visit }: Place, why: Problem): null {
  failRun(turn, { node, visit }, why);
  return null;
}

function route(
  turn: Turn,
  { node, visit, lane }: Decision,
  { port, title }: { readonly port: string; readonly title: string },
): string {
  holdingIn(turn.state, lane).route = port === 'normal' ? null : { node, port, title };
  if (port !== 'normal') note(turn, 'exception.routed', { port, title }, { node, visit });
  return port;
}

/** Whether an exception rule applies. */
function appliesIn(turn: Turn, { lane }: { lane: string }, when: ExceptionCondition): Result<boolean> {
  const { proposal } = holdingIn(turn.state, lane);
  const scope = scopeIn(turn, lane);
  switch (when.type) {
    case 'flag':
      return ok(proposal?.flags.includes(when.flag) === true);
    case 'lowConfidence':
      return ok(proposal === null || proposal.confidence < when.below);
    case 'stepFailure':
      return ok((turn.state.steps[when.step] as { failed?: unknown } | undefined)?.failed === true);
    case 'policyLimit': {
      const value = evaluateSource(when.value, scope);
      if (!value.ok) return value;
      if (typeof value.value !== 'number') return fail(problem('not_a_number', 'No number'));
      return ok(value.value > when.limit);
    }
    case 'expression':
      return evaluateCondition(when.expression, scope);
  }
}
