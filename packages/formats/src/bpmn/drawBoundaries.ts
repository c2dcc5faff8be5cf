import type { XmlElement } from '../read/parseXml.ts';
import { quoted, told } from '../sketch/losses.ts';
import type { SketchStep } from '../sketch/sketch.ts';
import { eventOf } from './mapElement.ts';
import type { Scope } from './scope.ts';
import { isInterrupting } from './timers.ts';

/**
 * Events on the border of a step: a timer on a gate that ends its work is its expiry, an error of an action its failure. No other step can be
 * left from its border here; the event stays as a step that nothing leads to, and the step says so.
 */
export function drawBoundaries(
  step: SketchStep,
  { sketch, model }: Scope,
  draw: (event: XmlElement, settled: ReadonlySet<string>) => void,
): void {
  const taken = new Set<string>();
  for (const event of model.boundaries.get(step.key) ?? []) {
    const id = event.attributes['id'] ?? '';
    const isTime = step.kind === 'gate' && eventOf(event) === 'timer';
    draw(event, isTime ? TIMES : new Set());
    const port = portFor(step, event);
    if (port !== null && !taken.has(port)) {
      taken.add(port);
      sketch.wires.push({ from: step.key, port, to: id });
    } else {
      const kind = eventOf(event) || 'boundary event';
      step.losses.push(told('connection', `${quoted(event.attributes['name'] || kind)} on its border`));
    }
  }
}

/** What the gate has taken over from a timer on its border. */
const TIMES: ReadonlySet<string> = new Set(['timerEventDefinition', 'cancelActivity']);

function portFor({ kind }: SketchStep, event: XmlElement): string | null {
  const type = eventOf(event);
  if (kind === 'gate' && type === 'timer') return isInterrupting(event) ? 'expired' : null;
  return (kind === 'action' || kind === 'subflow') && type === 'error' ? 'failed' : null;
}
