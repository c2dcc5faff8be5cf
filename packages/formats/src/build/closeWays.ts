import type { Sketch } from '../sketch/sketch.ts';
import { ownStep } from '../sketch/sketchStep.ts';
import { portsOf } from './portsOf.ts';
import { EXIT } from './wayGraph.ts';

const REFUSALS = new Set(['rejected', 'expired', 'timedOut']);

/**
 * Leads every way that must go somewhere and does not yet to the exit; what a gate refuses, to an end of its own.
 */
export function closeWays(sketch: Sketch): void {
  const taken = new Set(sketch.wires.map(({ from, port }) => JSON.stringify([from, port])));
  for (const step of [...sketch.steps]) {
    for (const port of portsOf(step).filter(({ required }) => required)) {
      if (taken.has(JSON.stringify([step.key, port.name]))) continue;
      const to = REFUSALS.has(port.name) && step.kind === 'gate' ? refusalOf(sketch, port) : EXIT;
      sketch.wires.push({ from: step.key, port: port.name, to });
    }
  }
}

/** What a gate refuses comes to an end of its own, which lists can tell apart. */
function refusalOf(sketch: Sketch, port: { readonly name: string; readonly title: string }): string {
  const key = `#${port.name}`;
  if (!sketch.steps.some((step) => step.key === key)) {
    sketch.steps.push(ownStep(key, port.title, { kind: 'end', config: { outcome: port.name } }));
  }
  return key;
}

/** Gives what leads to the exit an end to come to. */
export function drawExit(sketch: Sketch): void {
  if (!sketch.wires.some(({ to }) => to === EXIT)) return;
  sketch.steps.push(ownStep('#end', 'End', { kind: 'end', config: { outcome: 'done' } }));
  sketch.wires = sketch.wires.map((wire) => (wire.to === EXIT ? { ...wire, to: '#end' } : wire));
}
