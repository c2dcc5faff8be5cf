import type { StepShape } from '@countersign/drawing';
import { NODE_KIND_INFO, type NodeKind } from '@countersign/model';

export type Family = (typeof NODE_KIND_INFO)[NodeKind]['family'];

/** One outline per family of steps, all its cards in one line: what a large flow looks like from afar. */
export function farShapes(steps: readonly StepShape[]): readonly (readonly [Family, string])[] {
  const shapes = new Map<Family, string[]>();
  for (const step of steps) {
    const { family } = NODE_KIND_INFO[step.kind];
    const known = shapes.get(family);
    if (known === undefined) shapes.set(family, [outline(step, family)]);
    else known.push(outline(step, family));
  }
  return [...shapes].map(([family, outlines]) => [family, outlines.join('')] as const);
}

/** The silhouette of the family as high as the card, or the card itself. */
function outline({ x: left, y: top, width, height }: StepShape, family: Family): string {
  const middle = { x: left + width / 2, y: top + height / 2 };
  const r = Math.min(height, width) / 2;
  const corner = CORNERS[family];
  if (corner === undefined) {
    return `M${left},${top}h${width}v${height}h${-width}z`;
  }
  const points = corner.map(([x, y]) => `${middle.x + x * r},${middle.y + y * r}`);
  return `M${points.join('L')}z`;
}

const polygon = (sides: number, turn: number): readonly [number, number][] =>
  Array.from({ length: sides }, (_, index) => {
    const angle = ((index + turn) / sides) * 2 * Math.PI;
    return [Math.cos(angle), Math.sin(angle)];
  });

/** Corners around the middle, for a card that is two high. */
const CORNERS: { readonly [TFamily in Family]?: readonly (readonly [number, number])[] } = {
  agent: polygon(20, 0),
  exception: polygon(4, 0),
  sampler: polygon(6, 0),
  human: [
    [-0.85, -0.8],
    [0, -1],
    [0.85, -0.8],
    [0.8, 0.2],
    [0, 1],
    [-0.8, 0.2],
  ],
};
