import { told } from '../sketch/losses.ts';
import type { Sketch, SketchWire } from '../sketch/sketch.ts';
import { ownStep } from '../sketch/sketchStep.ts';

/** A port has one wire here. Several of one port become a parallel step of the import's own. */
export function forkWires(sketch: Sketch): void {
  const byKey = new Map(sketch.steps.map((step) => [step.key, step]));
  const groups = Map.groupBy(unique(sketch.wires), ({ from, port }) => JSON.stringify([from, port]));
  const wires: SketchWire[] = [];
  const forks = new Map<string, string>();
  for (const group of groups.values()) {
    const [first] = group;
    if (group.length === 1 || first === undefined) {
      wires.push(...group);
      continue;
    }
    const source = byKey.get(first.from);
    source?.losses.push(told('meaning', `its ${group.length} ways are followed at the same time.`));
    // Steps that lead to the very same places share one fork, so that its branches have one way in.
    const places = JSON.stringify(group.map(({ to }) => to).sort());
    const shared = forks.get(places);
    const key = shared ?? `#fork ${first.from} ${first.port}`;
    wires.push({ from: first.from, port: first.port, to: key });
    if (shared !== undefined) continue;
    forks.set(places, key);
    const branches = group.map(({ to }, index) => ({
      port: `way${index + 1}`,
      title: (byKey.get(to)?.name ?? `Way ${index + 1}`).slice(0, 120),
    }));
    sketch.steps.push(
      ownStep(key, `After ${source?.name ?? first.from}`, { kind: 'parallel', config: { branches } }),
    );
    for (const [index, { to }] of group.entries()) wires.push({ from: key, port: `way${index + 1}`, to });
  }
  sketch.wires = wires;
}

function unique(wires: readonly SketchWire[]): SketchWire[] {
  const seen = new Set<string>();
  return wires.filter(({ from, port, to }) => {
    const key = JSON.stringify([from, port, to]);
    return !seen.has(key) && seen.add(key);
  });
}
