import { NODE_CONFIGS } from '@countersign/model';
import { quoted, told } from '../sketch/losses.ts';
import type { Sketch, SketchStep } from '../sketch/sketch.ts';
import { placeholder } from '../sketch/sketchStep.ts';
import { portsOf } from './portsOf.ts';

/** Steps whose settings do not fit become placeholders, so that everything after this may rely on them. */
export function soundSteps(sketch: Sketch): void {
  for (const step of sketch.steps) {
    const parsed = NODE_CONFIGS[step.kind].safeParse(step.config);
    if (parsed.success) continue;
    const { message = '', path = [] } = parsed.error.issues[0] ?? {};
    const { kind, config } = placeholder();
    Object.assign(step, { kind, config, isPlaceholder: true });
    step.losses.push(told('meaning', `its settings do not fit (${path.join('.')}: ${message})`));
  }
}

/** Wires with both ends and a port that exists; each other one is a fault of the file or a connection that is lost, as is one that leads straight back. */
export function soundWires(sketch: Sketch): void {
  const byKey = new Map(sketch.steps.map((step) => [step.key, step]));
  const ports = new Map(
    sketch.steps.map((step) => [step.key, new Set(portsOf(step).map(({ name }) => name))]),
  );
  sketch.wires = sketch.wires.filter(({ from, port, to }) => {
    const source = byKey.get(from);
    const target = byKey.get(to);
    if (source === undefined || target === undefined) {
      sketch.losses.push(missingEnd(from, to, byKey));
      return false;
    }
    if (source === target && source.own === undefined) {
      source.losses.push(told('connection', 'back to itself'));
      return false;
    }
    if (ports.get(from)?.has(port)) return true;
    source.losses.push(told('connection', `${quoted(port)} to ${quoted(target.name)}`));
    return false;
  });
}

function missingEnd(from: string, to: string, known: ReadonlyMap<string, SketchStep>) {
  const ends = `from ${quoted(known.get(from)?.name ?? from)} to ${quoted(known.get(to)?.name ?? to)}`;
  const missing = [from, to].filter((key) => !known.has(key)).map(quoted);
  const verb = missing.length === 1 ? 'is' : 'are';
  return told('fault', `a connection leads ${ends}, but ${missing.join(' and ')} ${verb} not in the file.`);
}
