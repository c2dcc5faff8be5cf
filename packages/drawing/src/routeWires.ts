import type { Position } from '@countersign/model';
import { searchWay } from './searchWay.ts';
import { aroundPoints, isBack, straightened, turnOff, type WireEnds, wirePoints } from './wirePath.ts';

/** A card as an obstacle. */
export type Box = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type WireToRoute = WireEnds & {
  readonly id: string;
  readonly source: string;
  readonly target: string;
};

/** How near to a card a wire may come that does not end there. */
const CLEARANCE = 10;
const LANE_GAP = 16;
const CELL = 400;
/** So many cells are looked into without a thought, however few cards there are. */
const FEW_CELLS = 64;
const MOST_LANES = 24;
/** Where cards leave little room a wire squeezes through: how near it comes to them, and how soon it turns. */
const SQUEEZES = [
  { clearance: 6, stub: 12 },
  { clearance: 6, stub: 6 },
  { clearance: 2, stub: 2 },
];
/** A search looks at what stands so far around the ends, and at no more cards than this. */
const SEARCH_ROOM = 480;
const MOST_SEARCHED = 48;
/** A search costs a hundred times what a plain way does: of a flow that is all in disorder only so many wires are searched. */
const MOST_SEARCHES = 120;
/** More rows than a canvas has, so that a column and a row make one number. */
const ROW_KEYS = 1_000_003;

/**
 * The corners of every wire, so that none runs through a card as long as there is a way: first as if there were no other
 * cards; where one is in the way, along a free lane between cards; where there is none, the cheapest way around all of them.
 */
export function routeWires(boxes: readonly Box[], wires: readonly WireToRoute[]): Map<string, Position[]> {
  const route = createRouting(boxes);
  return new Map(wires.map((wire) => [wire.id, route(wire)]));
}

/** The same for one wire after the other, between the same cards. */
export function createRouting(boxes: readonly Box[]): (wire: WireToRoute) => Position[] {
  const cards = new Cards(boxes);
  let searches = 0;
  return (wire) => {
    const plain = wirePoints(wire);
    if (cards.isFree(plain, wire)) return plain;
    const found = laneOf(wire, cards);
    if (found !== undefined) return found;
    searches += 1;
    return (searches <= MOST_SEARCHES ? searched(wire, cards) : undefined) ?? plain;
  };
}

/** A way with one bend, or along a free lane between cards; undefined when all of them are blocked. */
function laneOf(wire: WireToRoute, cards: Cards): Position[] | undefined {
  const from = { x: wire.sourceX, y: wire.sourceY };
  const to = { x: wire.targetX, y: wire.targetY };
  if (!isBack(wire)) {
    for (const x of [from.x + turnOff(wire), to.x - turnOff(wire)]) {
      const bent = [from, { x, y: from.y }, { x, y: to.y }, to];
      if (cards.isFree(bent, wire)) return bent;
    }
  }
  const turns = [0, 12, -10, 24].map((shift) => ({
    right: from.x + turnOff(wire) + shift,
    left: to.x - turnOff({ ...wire, sourceY: wire.targetY, targetY: wire.sourceY }) - shift,
  }));
  for (const { right, left } of turns) {
    for (const lane of cards.lanes(Math.min(left, right), Math.max(left, right), (from.y + to.y) / 2)) {
      const around = aroundPoints(from, to, { right, lane, left });
      if (cards.isFree(around, wire)) return around;
    }
  }
  return undefined;
}

function searched(wire: WireToRoute, cards: Cards): Position[] | undefined {
  const [from, to] = [
    { x: wire.sourceX, y: wire.sourceY },
    { x: wire.targetX, y: wire.targetY },
  ];
  const near = cards
    .within(
      Math.min(from.x, to.x) - SEARCH_ROOM,
      Math.min(from.y, to.y) - SEARCH_ROOM,
      Math.max(from.x, to.x) + SEARCH_ROOM,
      Math.max(from.y, to.y) + SEARCH_ROOM,
    )
    .slice(0, MOST_SEARCHED);
  for (const { clearance, stub } of SQUEEZES) {
    const obstacles = near.map((box) => ({
      ...box,
      clearance: box.id === wire.source || box.id === wire.target ? 0 : clearance,
    }));
    const way = searchWay({ from, to, stub, obstacles });
    if (way !== undefined && cards.isFree(way, wire, 0)) return straightened(way);
  }
  return undefined;
}

/** The wires that run through a card other than their own, or through their own away from its edge. */
export function blockedWires(
  boxes: readonly Box[],
  wires: readonly WireToRoute[],
  routes: ReadonlyMap<string, readonly Position[]>,
): string[] {
  const cards = new Cards(boxes);
  return wires
    .filter((wire) => !cards.isFree(routes.get(wire.id) ?? wirePoints(wire), wire, 0))
    .map(({ id }) => id);
}

/** The pairs of cards that cover each other. */
export function overlappingCards(boxes: readonly Box[]): [string, string][] {
  const cards = new Cards(boxes);
  return boxes.flatMap((box) =>
    cards
      .within(box.x, box.y, box.x + box.width, box.y + box.height)
      .filter(
        (other) => other.id > box.id && covers(other, box.x, box.y, box.x + box.width, box.y + box.height),
      )
      .map((other): [string, string] => [box.id, other.id]),
  );
}

const covers = (box: Box, left: number, top: number, right: number, bottom: number): boolean =>
  box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top;

/** Cards in a grid, so that only those nearby are looked at. */
class Cards {
  readonly #cells = new Map<number, Box[]>();
  readonly #boxes: readonly Box[];

  constructor(boxes: readonly Box[]) {
    this.#boxes = boxes;
    for (const box of boxes) {
      for (const key of keysOf(box.x, box.y, box.x + box.width, box.y + box.height)) {
        const cell = this.#cells.get(key);
        if (cell === undefined) this.#cells.set(key, [box]);
        else cell.push(box);
      }
    }
  }

  within(left: number, top: number, right: number, bottom: number): Box[] {
    // A wire to a card far away passes more cells than there are cards.
    if (cellsOf(left, right) * cellsOf(top, bottom) > this.#boxes.length + FEW_CELLS)
      return this.#boxes.filter((box) => covers(box, left, top, right, bottom));
    const found = new Set<Box>();
    for (const key of keysOf(left, top, right, bottom)) {
      for (const box of this.#cells.get(key) ?? []) found.add(box);
    }
    return [...found];
  }

  isFree(points: readonly Position[], wire: WireToRoute, clearance = CLEARANCE): boolean {
    for (let index = 1; index < points.length; index += 1) {
      const a = points[index - 1];
      const b = points[index];
      if (a === undefined || b === undefined) continue;
      const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
      const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
      for (const box of this.within(
        left - clearance,
        top - clearance,
        right + clearance,
        bottom + clearance,
      )) {
        const room = box.id === wire.source || box.id === wire.target ? -1 : clearance;
        if (covers(box, left - room, top - room, right + room, bottom + room)) return false;
      }
    }
    return true;
  }

  /** Heights at which nothing stands between two places, the nearest to a wish first. */
  lanes(left: number, right: number, wish: number): number[] {
    const spans = this.#boxes
      .filter((box) => box.x - CLEARANCE < right && box.x + box.width + CLEARANCE > left)
      .map((box): [number, number] => [box.y - LANE_GAP, box.y + box.height + LANE_GAP])
      .sort(([a], [b]) => a - b);
    const lanes: number[] = [];
    let floor = Number.NEGATIVE_INFINITY;
    for (const [top, bottom] of spans) {
      if (top >= floor) {
        if (Number.isFinite(floor)) lanes.push(floor, (floor + top) / 2);
        lanes.push(top);
      }
      floor = Math.max(floor, bottom);
    }
    if (Number.isFinite(floor)) lanes.push(floor);
    return lanes.sort((a, b) => Math.abs(a - wish) - Math.abs(b - wish)).slice(0, MOST_LANES);
  }
}

/** How many columns, or rows, of cells lie between two places. */
const cellsOf = (from: number, to: number): number => Math.floor(to / CELL) - Math.floor(from / CELL) + 1;

/** The cells are counted: far away there is no next number to go on to. */
function keysOf(left: number, top: number, right: number, bottom: number): number[] {
  const [column, row] = [Math.floor(left / CELL), Math.floor(top / CELL)];
  const keys: number[] = [];
  for (let x = 0; x < cellsOf(left, right); x += 1) {
    for (let y = 0; y < cellsOf(top, bottom); y += 1) keys.push((column + x) * ROW_KEYS + row + y);
  }
  return keys;
}
