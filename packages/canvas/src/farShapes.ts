import type { StepShape } from '@countersign/drawing';
import { NODE_KIND_INFO, type NodeKind } from '@countersign/model';

type Family = (typeof NODE_KIND_INFO)[NodeKind]['family'];

/** All cards of a family in one line each: their silhouettes, and the cards behind these where they are no cards themselves. */
export type FarShape = { readonly family: Family; readonly shape: string; readonly ground: string };

/** What the steps of a large flow look like from afar. */
export function farShapes(steps: readonly StepShape[]): readonly FarShape[] {
  const families = Map.groupBy(steps, ({ kind }) => NODE_KIND_INFO[kind].family);
  return [...families].map(([family, some]) => ({
    family,
    shape: some.map((step) => outline(step, family)).join(''),
    ground: CORNERS[family] === undefined ? '' : some.map(cardLine).join(''),
  }));
}

const STRIPES = 4;

/** Stripes across the cards of placeholders, which are no steps yet. */
export const stripes = (steps: readonly StepShape[]): string =>
  steps.flatMap((step) => (step.isPlaceholder ? stripesOf(step) : [])).join('');

const stripesOf = ({ x, y, width, height }: StepShape): string[] =>
  Array.from({ length: STRIPES }, (_, index) => {
    const left = x + ((width - height) * index) / (STRIPES - 1);
    return `M${left},${y + height}l${height},${-height}`;
  });

const cardLine = ({ x, y, width, height }: StepShape): string => `M${x},${y}h${width}v${height}h${-width}z`;

/** The silhouette of the family as high as the card, or the card itself. */
function outline(step: StepShape, family: Family): string {
  const { x: left, y: top, width, height } = step;
  const middle = { x: left + width / 2, y: top + height / 2 };
  const r = Math.min(height, width) / 2;
  const corner = CORNERS[family];
  if (corner === undefined) return cardLine(step);
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
