import type { Position } from '@countersign/model';

/** A card that stands in the way: `clearance` is how near a line may come to it, 0 to its edge. */
type Obstacle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly clearance: number;
};

/** From where to where, and what stands around. */
type Search = {
  readonly from: Position;
  readonly to: Position;
  /** How far the first and the last stretch lead straight away from their cards. */
  readonly stub: number;
  readonly obstacles: readonly Obstacle[];
};

/** What a corner costs in pixels of way: a detour is better than a staircase. */
const CORNER = 60;

type Way = {
  readonly x: number;
  readonly y: number;
  readonly isLevel: boolean;
  readonly cost: number;
  readonly before: Way | undefined;
};

/**
 * The cheapest way of level and upright stretches that leaves to the right, comes in from the left and touches no card;
 * undefined when there is none. Corners lie on lines beside cards, which is where a free way can always turn.
 */
export function searchWay({ from, to, stub, obstacles }: Search): Position[] | undefined {
  const [start, goal] = [
    { x: from.x + stub, y: from.y },
    { x: to.x - stub, y: to.y },
  ];
  const xs = lines([start.x, goal.x, ...obstacles.flatMap((box) => [left(box), right(box)])]);
  const ys = lines([start.y, goal.y, ...obstacles.flatMap((box) => [top(box), bottom(box)])]);
  const isFree = freeBetween(obstacles);
  if (!isFree(from, start) || !isFree(goal, to)) return undefined;
  const best = new Map<string, number>();
  const open: Way[] = [{ ...start, isLevel: true, cost: 0, before: undefined }];
  for (let way = cheapest(open); way !== undefined; way = cheapest(open)) {
    if (way.x === goal.x && way.y === goal.y && way.isLevel) return [from, ...corners(way), to];
    for (const next of neighbours(way, xs, ys)) {
      const key = `${next.x} ${next.y} ${next.isLevel}`;
      if (next.cost >= (best.get(key) ?? Number.POSITIVE_INFINITY) || !isFree(way, next)) continue;
      best.set(key, next.cost);
      open.push(next);
    }
  }
  return undefined;
}

const left = ({ x, clearance }: Obstacle): number => x - clearance;
const right = ({ x, width, clearance }: Obstacle): number => x + width + clearance;
const top = ({ y, clearance }: Obstacle): number => y - clearance;
const bottom = ({ y, height, clearance }: Obstacle): number => y + height + clearance;

const lines = (places: readonly number[]): readonly number[] => [...new Set(places)].sort((a, b) => a - b);

const freeBetween =
  (obstacles: readonly Obstacle[]) =>
  (a: Position, b: Position): boolean => {
    const [west, east] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
    const [north, south] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
    return obstacles.every(
      (box) => east <= left(box) || west >= right(box) || south <= top(box) || north >= bottom(box),
    );
  };

/** Takes out the way that has cost least so far. */
function cheapest(open: Way[]): Way | undefined {
  let index = 0;
  for (let at = 1; at < open.length; at += 1) {
    if ((open[at]?.cost ?? 0) < (open[index]?.cost ?? 0)) index = at;
  }
  const way = open[index];
  const last = open.pop();
  if (last !== undefined && last !== way) open[index] = last;
  return way;
}

/** One line further in each direction; a turn costs more. */
function neighbours(way: Way, xs: readonly number[], ys: readonly number[]): Way[] {
  const { x, y } = way;
  const [column, row] = [xs.indexOf(x), ys.indexOf(y)];
  const along = (place: number | undefined, isLevel: boolean): Way[] => {
    if (place === undefined) return [];
    const length = Math.abs(place - (isLevel ? x : y));
    const cost = way.cost + length + (isLevel === way.isLevel ? 0 : CORNER);
    return [{ x: isLevel ? place : x, y: isLevel ? y : place, isLevel, cost, before: way }];
  };
  return [
    ...along(xs[column + 1], true),
    ...along(xs[column - 1], true),
    ...along(ys[row + 1], false),
    ...along(ys[row - 1], false),
  ];
}

/** Where the way turns, from its beginning. */
function corners(end: Way): Position[] {
  const points: Position[] = [];
  for (let way: Way | undefined = end; way !== undefined; way = way.before)
    points.unshift({ x: way.x, y: way.y });
  return points;
}
