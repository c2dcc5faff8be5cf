import type { Position } from '@countersign/model';

export type WireEnds = {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
  /** How far the cards at the ends reach below the ends of the wire. */
  readonly sourceBelow: number;
  readonly targetBelow: number;
  /** Which way out of its card it is, and of how many: neighbours turn off at different places. */
  readonly port?: number;
  readonly ports?: number;
};

/** The line of a wire, and the place on it where its label stands. */
export type WirePath = {
  readonly path: string;
  readonly x: number;
  readonly y: number;
};

const OFFSET = 26;
const RADIUS = 14;
/** How far from both its ends a wire that goes forward turns at least. */
const LEAST_TURN = 18;
const TRACK = 7;
const MOST_TRACKS = 7;

/** A wire back to an earlier step has to go round the cards. */
export const isBack = ({ sourceX, targetX }: Pick<WireEnds, 'sourceX' | 'targetX'>): boolean =>
  targetX <= sourceX + OFFSET;

/** How far from its card a wire turns off: of several that go down, the uppermost goes furthest, so that none cross. */
export function turnOff({ port = 0, ports = 1, sourceY, targetY }: WireEnds): number {
  const order = targetY >= sourceY ? ports - 1 - port : port;
  return OFFSET + Math.min(order, MOST_TRACKS) * TRACK;
}

/** The corners of a wire that minds no other card: forward it turns halfway, back it runs below both its cards. */
export function wirePoints(ends: WireEnds): Position[] {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const from = { x: sourceX, y: sourceY };
  const to = { x: targetX, y: targetY };
  if (!isBack(ends)) {
    const spread = turnOff(ends) - OFFSET - (Math.min((ends.ports ?? 1) - 1, MOST_TRACKS) * TRACK) / 2;
    const room = Math.max(0, (targetX - sourceX) / 2 - LEAST_TURN);
    const middle = (sourceX + targetX) / 2 + Math.max(-room, Math.min(room, spread));
    return straightened([from, { x: middle, y: sourceY }, { x: middle, y: targetY }, to]);
  }
  const floor = Math.max(sourceY + ends.sourceBelow, targetY + ends.targetBelow) + turnOff(ends);
  return aroundPoints(from, to, { right: sourceX + turnOff(ends), lane: floor, left: targetX - OFFSET });
}

/** Out to the right, along a lane, and in from the left. */
export function aroundPoints(
  from: Position,
  to: Position,
  { right, lane, left }: { readonly right: number; readonly lane: number; readonly left: number },
): Position[] {
  return straightened([
    from,
    { x: right, y: from.y },
    { x: right, y: lane },
    { x: left, y: lane },
    { x: left, y: to.y },
    to,
  ]);
}

/** Without corners that are none. */
export function straightened(points: readonly Position[]): Position[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined || after === undefined) return true;
    const isOneLine =
      (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y);
    return !isOneLine;
  });
}

/** The corners as a line with round turns; its label stands in the middle of its longest level stretch. */
export function wirePath(points: readonly Position[]): WirePath {
  const first = points[0] ?? { x: 0, y: 0 };
  let path = `M${first.x},${first.y}`;
  let label = { length: -1, x: first.x, y: first.y };
  for (let index = 1; index < points.length; index += 1) {
    const before = points[index - 1] ?? first;
    const corner = points[index] ?? first;
    const after = points[index + 1];
    const length = before.y === corner.y ? Math.abs(corner.x - before.x) : 0;
    if (length > label.length) label = { length, x: (before.x + corner.x) / 2, y: corner.y };
    path += after === undefined ? `L${corner.x},${corner.y}` : turn(before, corner, after);
  }
  return { path, x: label.x, y: label.y };
}

function turn(before: Position, corner: Position, after: Position): string {
  const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
  const start = towards(corner, before, radius);
  const end = towards(corner, after, radius);
  return `L${start.x},${start.y}Q${corner.x},${corner.y} ${end.x},${end.y}`;
}

const distance = (a: Position, b: Position) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** The point that lies so far from `from` on an upright or level line to `to`. */
const towards = (from: Position, to: Position, by: number): Position => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
});
