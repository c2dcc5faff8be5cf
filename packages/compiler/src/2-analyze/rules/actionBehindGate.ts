import type { Diagnostic, FlowEdge, FlowNode } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Flow } from '../flow.ts';
import { gateOnWire } from '../gateOnWire.ts';
import { callsOf, cannotBeUndone, openWires, staysOpen } from '../oversight.ts';
import type { Rule } from '../rule.ts';

/**
 * No way leads from an agent to something that cannot be undone without passing a gate at which a person, or the autonomy
 * that people granted, decided: an action, or a call of a flow that begins with one. All ways count, also those of
 * failures, branches and corrections; the way out of an expired review does not count as a decision.
 */
export const actionBehindGate: Rule = (flow) => openWays(flow).map((way) => report(flow, way));

/** The wires from an agent to what cannot be undone, in order. */
type OpenWay = { readonly target: FlowNode; readonly wires: readonly FlowEdge[] };

/** One of the shortest ways to each step that has one. */
function openWays(flow: Flow): OpenWay[] {
  const called = callsOf(flow);
  const ways = new Map<string, OpenWay>();
  const open = openWires(flow, called);
  const sources = new Set(open.map(({ source }) => source));
  const cameBy = new Map<string, FlowEdge>();
  // The list grows while it is walked, so that the nearest steps come first.
  for (const edge of open) {
    const target = flow.graph.nodes.get(edge.target);
    if (target === undefined) continue;
    if (cannotBeUndone(target, called) && !ways.has(target.id)) {
      ways.set(target.id, { target, wires: [...wiresTo(cameBy, edge.source), edge] });
    }
    if (sources.has(target.id) || cameBy.has(target.id)) continue;
    cameBy.set(target.id, edge);
    open.push(...(flow.graph.leaving.get(target.id) ?? []).filter((next) => staysOpen(flow, next, called)));
  }
  const position = new Map(flow.document.nodes.map(({ id }, index) => [id, index]));
  const placeOf = ({ target }: OpenWay) => position.get(target.id) ?? 0;
  return [...ways.values()].sort((left, right) => placeOf(left) - placeOf(right));
}

function wiresTo(cameBy: ReadonlyMap<string, FlowEdge>, id: string): FlowEdge[] {
  const wires: FlowEdge[] = [];
  for (let edge = cameBy.get(id); edge; edge = cameBy.get(edge.source)) wires.push(edge);
  return wires.reverse();
}

function report(flow: Flow, { target, wires }: OpenWay): Diagnostic {
  const { graph } = flow;
  const path = [wires[0]?.source ?? target.id, ...wires.map((wire) => wire.target)];
  const last = wires.at(-1);
  const fix = last === undefined ? null : gateOnWire(flow, last, target);
  return diagnose(target.kind === 'action' ? 'action_without_gate' : 'call_without_gate', {
    node: target.id,
    holes: {
      action: target.title,
      path: path.map((id) => graph.nodes.get(id)?.title ?? id).join(' → '),
    },
    data: { path, edges: wires.map(({ id }) => id) },
    ...(fix === null ? {} : { fix }),
  });
}
