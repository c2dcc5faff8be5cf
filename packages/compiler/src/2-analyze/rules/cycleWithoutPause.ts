import type { FlowNode } from '@countersign/model';
import type { Graph } from '../../1-parse/graph.ts';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** Steps at which a run rests: a circle through one of them cannot spin. */
const isPause = (node: FlowNode | undefined): boolean => node?.kind === 'gate' || node?.kind === 'wait';

/** Every circle is interrupted by a person or a wait; else only the visit limit of the flow ends it. */
export const cycleWithoutPause: Rule = ({ graph, reachable }) => {
  const circling = onCircles(
    graph,
    [...reachable].filter((id) => !isPause(graph.nodes.get(id))),
  );
  const [first] = circling;
  if (first === undefined) return [];
  const steps = circling.map((id) => `"${graph.nodes.get(id)?.title ?? id}"`).join(', ');
  return [diagnose('cycle_without_pause', { node: first, holes: { steps }, data: { nodes: circling } })];
};

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
