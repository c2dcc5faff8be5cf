import type { Position } from '@countersign/model';

/** Something with edges that others can be in line with. */
export type Edges = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A line that shows what a moved card is in line with, in flow coordinates. */
export type Guide = {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
};

export type Snap = { readonly dx: number; readonly dy: number; readonly guides: readonly Guide[] };

/** In screen pixels: a hand is not more exact from afar. */
const REACH = 7;
/** Cards further away than this are no help to see what is in line. */
const NEIGHBOURHOOD = 1_600;

/**
 * How far something that is being moved should jump to be in line with another card: left, middle or right for the one
 * axis, top, middle or bottom for the other. Nothing within reach: it stays, without a guide.
 */
export function snapTo(moved: Edges, others: readonly Edges[], zoom = 1): Snap {
  const reach = REACH / zoom;
  let across: Match | undefined;
  let along: Match | undefined;
  for (const other of others) {
    if (distance(moved, other) > NEIGHBOURHOOD) continue;
    across = nearer(across, match(moved, other, { axis: 'x', reach }));
    along = nearer(along, match(moved, other, { axis: 'y', reach }));
  }
  const dx = across?.by ?? 0;
  const dy = along?.by ?? 0;
  const there = { ...moved, x: moved.x + dx, y: moved.y + dy };
  return {
    dx,
    dy,
    guides: [across, along].flatMap((found) => (found === undefined ? [] : [guideOf(found, there)])),
  };
}

type Match = { readonly axis: 'x' | 'y'; readonly by: number; readonly at: number; readonly other: Edges };

type Direction = { readonly axis: 'x' | 'y'; readonly reach: number };

function match(moved: Edges, other: Edges, { axis, reach }: Direction): Match | undefined {
  const length = axis === 'x' ? 'width' : 'height';
  let best: Match | undefined;
  for (const part of [0, 0.5, 1]) {
    const at = other[axis] + other[length] * part;
    const by = at - (moved[axis] + moved[length] * part);
    if (Math.abs(by) <= reach) best = nearer(best, { axis, by, at, other });
  }
  return best;
}

/** The smaller jump; of two alike the one found first. */
const nearer = (a: Match | undefined, b: Match | undefined): Match | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.abs(b.by) < Math.abs(a.by) ? b : a;
};

function guideOf({ axis, at, other }: Match, moved: Edges): Guide {
  const [start, length] = axis === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const from = Math.min(other[start], moved[start]);
  const to = Math.max(other[start] + other[length], moved[start] + moved[length]);
  return { axis, at, from, to };
}

const distance = (a: Edges, b: Edges): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** The place moved by a snap. */
export const shifted = ({ x, y }: Position, { dx, dy }: Snap): Position => ({ x: x + dx, y: y + dy });
