import { told } from '../sketch/losses.ts';
import type { Sketch } from '../sketch/sketch.ts';
import { ownStep, passing } from '../sketch/sketchStep.ts';
import {
  EXIT,
  endsEverything,
  meetings,
  postorder,
  reachedFrom,
  type WayGraph,
  wayGraphOf,
} from './wayGraph.ts';

/** More than anybody draws; each one costs a walk over the whole flow. */
const MOST_PARALLELS = 300;

/**
 * Branches of a parallel step come together in a join: the one of the file where there is one, else one of the import's
 * own before the step (or the exit) that all branches come to. Joins that belong to no parallel step become plain steps.
 */
export function joinBranches(sketch: Sketch): void {
  const used = new Set<string>();
  for (const parallel of innermostFirst(sketch).slice(0, MOST_PARALLELS)) joinOne(sketch, parallel, used);
  for (const step of sketch.steps) {
    if (step.kind !== 'join' || used.has(step.key)) continue;
    Object.assign(step, passing());
    step.losses.push(
      told('meaning', 'it brings together ways of which only one is taken, so it does not wait.'),
    );
  }
}

function innermostFirst(sketch: Sketch): string[] {
  const graph = wayGraphOf(sketch);
  const parallels = new Set(sketch.steps.filter(({ kind }) => kind === 'parallel').map(({ key }) => key));
  const order = postorder(0, graph.next);
  return order.map((node) => graph.keys[node] ?? '').filter((key) => parallels.has(key));
}

function joinOne(sketch: Sketch, parallel: string, used: Set<string>): void {
  const graph = wayGraphOf(sketch);
  const number = graph.numberOf.get(parallel);
  const meeting = number === undefined ? -1 : (meetings(graph)[number] ?? -1);
  if (number === undefined || meeting === -1) return;
  const inside = branchesOf(graph, number, meeting);
  const target = graph.keys[meeting] ?? EXIT;
  const known = sketch.steps.find(({ key }) => key === target);
  if (known?.kind === 'join' && !used.has(target)) {
    used.add(target);
    return;
  }
  const source = sketch.steps.find(({ key }) => key === parallel);
  const join = ownStep(`#join ${parallel}`, `All of ${source?.name ?? parallel}`, {
    kind: 'join',
    config: {},
  });
  used.add(join.key);
  sketch.steps.push(join);
  if (target === EXIT) openEnds(sketch, inside);
  sketch.wires = sketch.wires.map((wire) =>
    wire.to === target && inside.has(wire.from) ? { ...wire, to: join.key } : wire,
  );
  sketch.wires.push({ from: join.key, port: 'next', to: target });
}

/** The steps of the branches, with the parallel step itself, whose own wires may lead straight to the meeting. */
function branchesOf(graph: WayGraph, parallel: number, meeting: number): Set<string> {
  return new Set([...reachedFrom(parallel, meeting, graph.next)].map((node) => graph.keys[node] ?? ''));
}

/** An end inside a branch would end the whole run: it becomes a step that leads on to the join. */
function openEnds(sketch: Sketch, inside: ReadonlySet<string>): void {
  const ends = sketch.steps.filter(
    (step) => step.kind === 'end' && inside.has(step.key) && !endsEverything(step),
  );
  for (const end of ends) {
    Object.assign(end, passing());
    if (end.foreignKind !== null) {
      end.losses.push(told('meaning', 'it ended one of several branches; here it leads to their join.'));
    }
    sketch.wires.push({ from: end.key, port: 'next', to: EXIT });
  }
}
