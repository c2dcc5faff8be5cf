import { CARD_WIDTH, cardHeight } from '@countersign/drawing';
import type { Position } from '@countersign/model';
import type { Sketch, SketchStep } from '../sketch/sketch.ts';
import { portsOf } from './portsOf.ts';

const FACTORS = [1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3, 4];
/** Further than this a drawing is stretched only so that cards do not cover each other. */
const FAR = 2.5;
/** Where some cards cover others at any factor, as events on a border do; these move down to the next free place. */
const CROWDED = 1.75;
const GAP = 24;
/** Between two cards side by side, so that a wire can turn there instead of going behind one. */
const ROOM_TO_TURN = 72;
const COLUMN = CARD_WIDTH + 104;
const MOST_COMPARED = 1_500;

export type Places = {
  readonly positions: ReadonlyMap<string, Position>;
  /** How much the drawing of the file was stretched; null when it was laid out anew. */
  readonly factor: number | null;
  /** Where something else of the drawing stands now, as its notes do. */
  readonly moved: (place: Position) => Position;
};

/**
 * Places for all cards. The drawing of the file is kept, stretched until our larger cards do not cover each other; where it
 * has none, steps stand in columns by their distance from the start.
 */
export function placeSteps(sketch: Sketch): Places {
  const drawn = sketch.steps.filter(({ at }) => at !== null);
  const own = sketch.steps.filter(({ foreignKind }) => foreignKind !== null);
  const heights = new Map(sketch.steps.map((step) => [step.key, cardHeight(portsOf(step).length)]));
  const isDrawn =
    drawn.length > 0 &&
    drawn.length >= own.length &&
    drawn.length <= MOST_COMPARED &&
    drawn.every(({ at }) => isNear(at ?? ORIGIN));
  if (!isDrawn) return { positions: inColumns(sketch, heights), factor: null, moved: (place) => place };
  const fits = (room: number) => (factor: number) => !hasOverlap(drawn, factor, { heights, room });
  const roomy = FACTORS.filter((one) => one <= FAR).find(fits(ROOM_TO_TURN));
  const factor = roomy ?? FACTORS.find(fits(GAP)) ?? CROWDED;
  const positions = new Map<string, Position>();
  const put = (step: SketchStep, wish: Position) =>
    positions.set(step.key, freePlace(wish, positions, { heights, height: heights.get(step.key) ?? 0 }));
  for (const step of drawn) put(step, scaled(step.at ?? ORIGIN, factor));
  const rooms: Room[] = [];
  for (const step of besideFirst(sketch, positions)) {
    const room = missingRoom(step, sketch, positions);
    if (room !== null && sum(rooms) + room.width <= MOST_ADDED) {
      for (const [key, place] of positions) positions.set(key, movedBy([room], place));
      rooms.push(room);
    }
    put(step, wishFor(step, sketch, positions));
  }
  return { positions, factor, moved: (place) => movedBy(rooms, scaled(place, factor)) };
}

/** What stands at `from` or right of it moves on by `width`, so that a step of the import's own fits in before it. */
type Room = { readonly from: number; readonly width: number };

/** The more is put in, the wider the drawing; at some point steps stand below each other instead. */
const MOST_ADDED = 100 * COLUMN;

const sum = (rooms: readonly Room[]): number => rooms.reduce((width, room) => width + room.width, 0);

const movedBy = (rooms: readonly Room[], place: Position): Position =>
  rooms.reduce(({ x, y }, { from, width }) => ({ x: x >= from ? x + width : x, y }), place);

/** The steps without a place, those first that are wired to one with a place, so that each is put beside something. */
function* besideFirst({ steps, wires }: Sketch, positions: ReadonlyMap<string, Position>) {
  const left = new Map(steps.flatMap((step) => (step.at === null ? [[step.key, step]] : [])));
  const next = Map.groupBy(
    wires.flatMap(({ from, to }) => [
      { one: from, other: to },
      { one: to, other: from },
    ]),
    ({ one }) => one,
  );
  const isBeside = ({ key }: SketchStep) => (next.get(key) ?? []).some(({ other }) => positions.has(other));
  while (left.size > 0) {
    const found = [...left.values()].filter(isBeside);
    for (const step of found.length > 0 ? found : [...left.values()].slice(0, 1)) {
      left.delete(step.key);
      yield step;
    }
  }
}

/** Where a step belongs between two that stand too near to each other. A way that runs backwards stays as it is. */
function missingRoom(
  step: SketchStep,
  sketch: Sketch,
  positions: ReadonlyMap<string, Position>,
): Room | null {
  const { before, after } = neighbours(step, sketch, positions);
  const last = Math.max(...before.map(({ x }) => x));
  const from = Math.min(...after.map(({ x }) => x));
  const width = last + 2 * COLUMN - from;
  return Number.isFinite(width) && from >= last + CARD_WIDTH && width > 0 ? { from, width } : null;
}

function neighbours({ key }: SketchStep, { wires }: Sketch, positions: ReadonlyMap<string, Position>) {
  const placed = (other: string) => positions.get(other) ?? [];
  return {
    before: wires.flatMap(({ from, to }) => (to === key ? placed(from) : [])),
    after: wires.flatMap(({ from, to }) => (from === key ? placed(to) : [])),
  };
}

/** A place further out than any canvas goes is a fault of the file: nobody would find the step there. */
const OUT = 1_000_000;
export const isNear = ({ x, y }: Position): boolean => Math.abs(x) <= OUT && Math.abs(y) <= OUT;

export const ORIGIN: Position = { x: 0, y: 0 };

const scaled = ({ x, y }: Position, factor: number): Position => ({
  x: Math.round(x * factor),
  y: Math.round(y * factor),
});

type Heights = ReadonlyMap<string, number>;

type Spacing = { readonly heights: Heights; readonly room: number };

function hasOverlap(steps: readonly SketchStep[], factor: number, { heights, room }: Spacing): boolean {
  const cards = steps
    .map(({ key, at }) => ({ ...scaled(at ?? ORIGIN, factor), height: heights.get(key) ?? 0 }))
    .sort((left, right) => left.x - right.x);
  return cards.some((card, index) => {
    for (let other = index + 1; other < cards.length; other += 1) {
      const next = cards[other]!;
      if (next.x - card.x >= CARD_WIDTH + room) return false;
      if (next.y < card.y + card.height + GAP && card.y < next.y + next.height + GAP) return true;
    }
    return false;
  });
}

/** Between what it stands between; before the first or behind the last. */
function wishFor(step: SketchStep, sketch: Sketch, positions: ReadonlyMap<string, Position>): Position {
  const { before, after } = neighbours(step, sketch, positions);
  const y = mean([...before, ...after].map((place) => place.y));
  if (before.length === 0)
    return { x: after.length === 0 ? 0 : Math.min(...after.map(({ x }) => x)) - COLUMN, y };
  const last = Math.max(...before.map(({ x }) => x));
  if (after.length === 0) return { x: last + COLUMN, y };
  const first = Math.min(...after.map(({ x }) => x));
  return { x: mean([first > last ? last : last + COLUMN, first]), y };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);

type Card = { readonly heights: Heights; readonly height: number };

/** The wish, or the next place below that covers nothing. */
function freePlace(wish: Position, positions: ReadonlyMap<string, Position>, card: Card): Position {
  const others = [...positions].map(([key, place]) => ({ ...place, height: card.heights.get(key) ?? 0 }));
  const place = { ...wish };
  for (let tries = 0; tries <= others.length; tries += 1) {
    const covered = others.find(
      ({ x, y, height }) =>
        Math.abs(x - place.x) < CARD_WIDTH + GAP &&
        place.y < y + height + GAP &&
        y < place.y + card.height + GAP,
    );
    if (covered === undefined) return place;
    place.y = covered.y + covered.height + GAP;
  }
  return place;
}

function inColumns({ steps, wires }: Sketch, heights: Heights): Map<string, Position> {
  const columns = columnsOf(steps, wires);
  const bottoms = new Map<number, number>();
  return new Map(
    steps.map(({ key }) => {
      const column = columns.get(key) ?? 0;
      const y = bottoms.get(column) ?? 0;
      bottoms.set(column, y + (heights.get(key) ?? 0) + 2 * GAP);
      return [key, { x: column * COLUMN, y }];
    }),
  );
}

/** Distance from the steps that nothing leads to; a way back does not count, because it was seen before. */
function columnsOf(steps: Sketch['steps'], wires: Sketch['wires']): Map<string, number> {
  const next = Map.groupBy(wires, ({ from }) => from);
  const columns = new Map<string, number>();
  const walk = (start: string) => {
    columns.set(start, 0);
    let level = [start];
    for (let column = 1; level.length > 0; column += 1) {
      const found = level.flatMap((key) => (next.get(key) ?? []).map(({ to }) => to));
      level = [...new Set(found)].filter((key) => !columns.has(key));
      for (const key of level) columns.set(key, column);
    }
  };
  for (const { key } of steps) if (!columns.has(key)) walk(key);
  return columns;
}
