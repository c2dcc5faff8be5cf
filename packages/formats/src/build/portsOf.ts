import { type FlowNode, NODE_CONFIGS, type OutPort, outPorts } from '@countersign/model';
import type { SketchStep } from '../sketch/sketch.ts';

/** The ports that a step will have. Its config must fit its kind. */
export function portsOf({ kind, config }: SketchStep): readonly OutPort[] {
  const parsed = NODE_CONFIGS[kind].parse(config);
  const node = { id: 'step', kind, title: 'Step', config: parsed, position: { x: 0, y: 0 } };
  return outPorts(node as FlowNode); // safe: the config belongs to the kind
}
