import type { StepShape } from '@countersign/drawing';
import { NODE_KIND_INFO, type NodeKind } from '@countersign/model';

type Family = (typeof NODE_KIND_INFO)[NodeKind]['family'];

/** All cards of a family in one line each: their silhouettes, and the cards behind these where they are no cards themselves. */
export type FarShape = { readonly family: Family; readonly shape: string; readonly ground: string };

/** What the steps of a large flow look like from afar. */
export function farShapes(steps: readonly StepShape[]): readonly FarShape[] {
  const families = Map.groupBy(steps, ({ kind }) => NODE_KIND_INFO[kind].family);
  return [...families].map(([family, some]) => {
    const corners = CORNERS[family];
    if (corners === undefined) return { family, shape: some.map(cardLine).join(''), ground: '' };
    const outline = outlines(corners);
    return { family, shape: some.map(outline).join(''), ground: some.map(cardLine).join('') };
  });
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

/** Draws silhouettes as high as their cards. Their sides are the same for all cards of one height, and there are thousands. */
function outlines(corners: Corners): (step: StepShape) => string {
  const known = new Map<number, string>();
  const [[startX, startY]] = corners;
  return ({ x, y, width, height }) => {
    const r = Math.min(height, width) / 2;
    const sides = known.get(r) ?? sidesOf(corners, r);
    known.set(r, sides);
    return `M${x + width / 2 + startX * r},${y + height / 2 + startY * r}${sides}`;
  };
}

/** All sides but the one that closes the line, each from the corner before it. */
function sidesOf(corners: Corners, r: number): string {
  const steps = corners.slice(1).map(([x, y], index) => {
    const [fromX = 0, fromY = 0] = corners[index] ?? [];
    return `${(x - fromX) * r},${(y - fromY) * r}`;
  });
  return `l${steps.join(' ')}z`;
}

type Corner = readonly [number, number];
type Corners = readonly [Corner, ...Corner[]];

const corner = (angle: number): Corner => [Math.cos(angle), Math.sin(angle)];

/** As many corners around the middle, at the same distance from it. */
const polygon = (sides: number): Corners => [
  corner(0),
  ...Array.from({ length: sides - 1 }, (_, index) => corner(((index + 1) / sides) * 2 * Math.PI)),
];

/** Corners around the middle, for a card that is two high. */
const CORNERS: { readonly [TFamily in Family]?: Corners } = {
  agent: polygon(20),
  exception: polygon(4),
  sampler: polygon(6),
  human: [
    [-0.85, -0.8],
    [0, -1],
    [0.85, -0.8],
    [0.8, 0.2],
    [0, 1],
    [-0.8, 0.2],
  ],
};
