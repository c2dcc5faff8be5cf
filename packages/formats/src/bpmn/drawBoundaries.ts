import type { XmlElement } from '../read/parseXml.ts';
import { quoted, told } from '../sketch/losses.ts';
import type { SketchStep } from '../sketch/sketch.ts';
import { eventOf } from './mapElement.ts';
import type { Scope } from './scope.ts';

/**
 * Events on the border of a step: a timer on a gate is its expiry, an error of an action its failure. No other step can be
 * left from its border here; the event stays as a step that nothing leads to, and the step says so.
 */
export function drawBoundaries(
  step: SketchStep,
  { sketch, model }: Scope,
  draw: (event: XmlElement) => void,
): void {
  const taken = new Set<string>();
  for (const event of model.boundaries.get(step.key) ?? []) {
    const id = event.attributes['id'] ?? '';
    draw(event);
    const port = portFor(step, eventOf(event));
    if (port !== null && !taken.has(port)) {
      taken.add(port);
      sketch.wires.push({ from: step.key, port, to: id });
    } else {
      const kind = eventOf(event) || 'boundary event';
      step.losses.push(told('connection', `${quoted(event.attributes['name'] || kind)} on its border`));
    }
  }
}

function portFor({ kind }: SketchStep, event: string): string | null {
  if (kind === 'gate' && event === 'timer') return 'expired';
  return (kind === 'action' || kind === 'subflow') && event === 'error' ? 'failed' : null;
}
