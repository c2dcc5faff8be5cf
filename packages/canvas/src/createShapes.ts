import { type StepShape, shapeOf } from '@countersign/drawing';
import type { FlowNode } from '@countersign/model';

/**
 * Reads the shapes of the steps of one flow while it is edited: a step that was not touched keeps its shape, so does one
 * whose words alone changed, and the list is the same as long as all its shapes are.
 */
export function createShapes(): (nodes: readonly FlowNode[]) => readonly StepShape[] {
  const known = new WeakMap<FlowNode, StepShape>();
  let last: readonly StepShape[] = [];
  return (nodes) => {
    const shapes = nodes.map((node, index) => {
      const seen = known.get(node);
      if (seen !== undefined) return seen;
      const made = shapeOf(node);
      const before = last[index];
      const shape = before !== undefined && isSame(before, made) ? before : made;
      known.set(node, shape);
      return shape;
    });
    const isUnchanged =
      shapes.length === last.length && shapes.every((shape, index) => shape === last[index]);
    if (!isUnchanged) last = shapes;
    return last;
  };
}

const isSame = (a: StepShape, b: StepShape): boolean =>
  a.id === b.id &&
  a.kind === b.kind &&
  a.isPlaceholder === b.isPlaceholder &&
  a.x === b.x &&
  a.y === b.y &&
  a.width === b.width &&
  a.height === b.height &&
  a.ports.length === b.ports.length &&
  a.ports.every(({ name, title, y }, index) => {
    const other = b.ports[index];
    return other?.name === name && other.title === title && other.y === y;
  });
