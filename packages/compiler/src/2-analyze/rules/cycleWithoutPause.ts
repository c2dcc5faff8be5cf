import type { FlowEdge, NodeKind } from '@countersign/model';
import type { Graph } from '../../1-parse/graph.ts';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Flow } from '../flow.ts';
import { reachJoined } from '../reachJoined.ts';
import type { Rule } from '../rule.ts';

/** Steps at which a run rests: a circle through one of them cannot spin. */
const PAUSES: ReadonlySet<NodeKind | undefined> = new Set(['gate', 'wait', 'each', 'subflow']);

/** Every circle is interrupted by a person, a wait or a call; else only the visit limit of the flow ends it. */
export const cycleWithoutPause: Rule = (flow) => {
  const { graph, reachable } = flow;
  const resting = restingJoins(flow);
  const circling = onCircles(
    graph,
    [...reachable].filter((id) => !PAUSES.has(graph.nodes.get(id)?.kind) && !resting.has(id)),
  );
  const [first] = circling;
  if (first === undefined) return [];
  const steps = circling.map((id) => `"${graph.nodes.get(id)?.title ?? id}"`).join(', ');
  return [diagnose('cycle_without_pause', { node: first, holes: { steps }, data: { nodes: circling } })];
};

/** The joins at which a run rests because it has to wait for a branch that rests. */
function restingJoins(flow: Flow): ReadonlySet<string> {
  const { graph, blocks } = flow;
  const resting = [...blocks.joins].filter(([parallel, join]) => {
    const goesOn = ({ source, target }: FlowEdge) =>
      source !== join && !PAUSES.has(graph.nodes.get(target)?.kind);
    return !reachJoined(flow, goesOn, parallel).has(join);
  });
  return new Set(resting.map(([, join]) => join));
}

/** What stays when steps without a way in, or without a way out, are taken away again and again: the circles. */
function onCircles(graph: Graph, ids: readonly string[]): string[] {
  const left = new Set(ids);
  const hasWay = (id: string) =>
    graph.entering.get(id)?.some((edge) => left.has(edge.source)) === true &&
    graph.leaving.get(id)?.some((edge) => left.has(edge.target)) === true;
  const open = [...left];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (!left.has(id) || hasWay(id)) continue;
    left.delete(id);
    for (const edge of graph.entering.get(id) ?? []) open.push(edge.source);
    for (const edge of graph.leaving.get(id) ?? []) open.push(edge.target);
  }
  return ids.filter((id) => left.has(id));
}
