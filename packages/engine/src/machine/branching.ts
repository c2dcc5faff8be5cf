import type { Lane } from '../context.ts';
import { holding, innerLane, laneOf } from '../lanes.ts';
import type { Change } from './change.ts';

/** Each branch begins with what holds at the parallel step; from here on what happens in one is unknown to the others. */
export const openLanes: Change<{ node: string }> = ({ artefact, context, params: { node } }) => {
  const outer = laneOf(artefact, node);
  const { proposal, route } = holding(context, outer);
  const lanes: { [lane: string]: Lane } = { ...context.lanes };
  for (const port of branchesOf(artefact, node)) lanes[innerLane(outer, node, port)] = { proposal, route };
  return { lanes };
};

/** What held before the branches holds again. */
export const closeLanes: Change<{ node: string }> = ({ artefact, context, params: { node } }) => {
  const outer = laneOf(artefact, node);
  const closed = new Set(branchesOf(artefact, node).map((port) => innerLane(outer, node, port)));
  const open = Object.entries(context.lanes ?? {}).filter(([lane]) => !closed.has(lane));
  return { lanes: open.length === 0 ? undefined : Object.fromEntries(open) };
};

const branchesOf = (artefact: Parameters<typeof laneOf>[0], node: string): readonly string[] => {
  const parallel = artefact.nodes[node]?.node;
  if (parallel?.kind !== 'parallel') throw new Error(`${node} is not a parallel step`);
  return parallel.config.branches.map((branch) => branch.port);
};
