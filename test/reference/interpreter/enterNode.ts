import { evaluateSource } from '@countersign/expression';
import { type Json, type NodeOf, problem } from '@countersign/model';
import { nodeOf } from './rules.ts';
import { holdingIn } from './runState.ts';
import { close, failRun, note, type Place, scopeIn, type Turn } from './turn.ts';

export type Entered = Place & { readonly lane: string };

/** Enters a node: counts the visit, and then whatever the kind of the node asks for. */
export function enterNode(turn: Turn, id: string, lane: string): void {
  const { state, rules } = turn;
  const visit = (state.visits[id] ?? 0) + 1;
  if (visit > rules.flow.settings.visitLimit) {
    failRun(turn, { node: id, visit: visit - 1 }, problem('visit_limit', 'Entered too often', id));
    return;
  }
  state.visits[id] = visit;
  state.laneOf[id] = lane;
  state.used.steps += 1;
  note(turn, 'step.entered', null, { node: id, visit });
  begin(turn, { node: id, visit, lane });
}

function begin(turn: Turn, entered: Entered): void {
  const node = nodeOf(turn.rules, entered.node);
  switch (node.kind) {
    case 'transform':
      setValues(turn, node, entered);
      return;
    case 'parallel':
      openBranches(turn, node, entered);
      return;
    case 'end':
      endRun(turn, node, entered);
      return;
    case 'trigger':
      throw new Error('Nothing leads to a trigger');
    case 'branch':
    case 'exception':
    case 'join':
      turn.moves.unshift({ do: 'decide', ...entered });
      return;
    case 'wait':
      turn.moves.unshift({ do: 'wait', ...entered });
      return;
    default:
      turn.moves.unshift({ do: 'ask', ...entered });
  }
}

/** The values see each other, and what is left of the visit before shows through until it is replaced. */
function setValues(turn: Turn, { id, config }: NodeOf<'transform'>, entered: Entered): void {
  const { state } = turn;
  const before = state.steps[id] ?? {};
  const found: Record<string, Json> = {};
  for (const { name, value } of config.set) {
    const scope = scopeIn(turn, entered.lane);
    const steps = { ...state.steps, [id]: { ...(before as object), ...found } };
    const result = evaluateSource(value, { ...scope, steps });
    if (!result.ok) {
      failRun(turn, { node: id, visit: entered.visit }, result.problem);
      return;
    }
    found[name] = result.value;
  }
  state.steps[id] = found;
  note(turn, 'values.set', found, { node: id, visit: entered.visit });
  turn.moves.unshift({ do: 'take', ...entered, port: 'next' });
}

function openBranches(turn: Turn, { id, config }: NodeOf<'parallel'>, { visit, lane }: Entered): void {
  const { state } = turn;
  const ports = config.branches.map(({ port }) => port);
  const names = ports.map((port) => `${lane}/${id}.${port}`);
  for (const name of names) {
    state.holding[name] = { ...holdingIn(state, lane) };
    state.blocks[name] = { node: id, outer: lane, under: names, arrived: 0 };
  }
  turn.moves.unshift(
    ...ports.map((port, index) => ({
      do: 'take' as const,
      node: id,
      visit,
      port,
      lane: names[index] as string,
    })),
  );
}

function endRun(turn: Turn, { id, config }: NodeOf<'end'>, entered: Entered): void {
  const output: Record<string, Json> = {};
  for (const { name, value } of config.output) {
    const scope = scopeIn(turn, '');
    const steps = { ...turn.state.steps, [id]: output };
    const result = evaluateSource(value, { ...scope, steps });
    if (!result.ok) {
      failRun(turn, { node: id, visit: entered.visit }, result.problem);
      return;
    }
    output[name] = result.value;
  }
  const { outcome } = config;
  const place = { node: id, visit: entered.visit };
  close(
    turn,
    { status: 'ended', event: { type: 'run.ended', ...place, data: { outcome, output } }, outcome, output },
    config.undo === true,
  );
}
