import type { FlowNote } from '@countersign/model';
import { enclosing } from '../enclosing.ts';
import type { Box } from '../routeWires.ts';
import type { Move } from './move.ts';

const GRID = 8;
const GAP = 40;
/** Room for the frame of a group and its title. */
const ABOVE = 64;

type Area = Omit<Box, 'id'>;

type Cards = {
  /** All cards as they stood. */
  readonly before: readonly Box[];
  /** All cards where they are to stand. */
  readonly after: readonly Box[];
};

/**
 * Notes go along with the step that they stand next to. One that would stand among the cards or their wires, or on another
 * note, goes up to the next free place above everything; one whose step stays, stays where nothing covers it.
 */
export function noteMoves(notes: readonly FlowNote[], { before, after }: Cards): Move[] {
  if (after.length === 0) return [];
  const places = new Map(after.map((box) => [box.id, box]));
  const flow = enclosing(after);
  const wishes = notes.map((note) => wishOf(note, before, places));
  const isStaying = ({ area, isMoved }: Wish) => !isMoved && !after.some((card) => doCover(area, card));
  const placed: Area[] = wishes.filter(isStaying).map(({ area }) => area);
  const moving = wishes.filter((wish) => !isStaying(wish)).sort((a, b) => a.area.x - b.area.x);
  return moving.map(({ id, area }) => {
    const isAside = !doCover(area, withRoom(flow)) && !placed.some((other) => doCover(area, other));
    const place = isAside ? area : above(area, flow.y, placed);
    placed.push(place);
    return { id, position: { x: place.x, y: place.y } };
  });
}

type Wish = { readonly id: string; readonly area: Area; readonly isMoved: boolean };

/** Where a note comes to stand when it keeps its distance to the nearest step. */
function wishOf(note: FlowNote, before: readonly Box[], places: ReadonlyMap<string, Box>): Wish {
  const here: Area = { ...note.position, width: note.width, height: note.height };
  let [nearest, least] = [before[0], Number.POSITIVE_INFINITY];
  for (const card of before) {
    const distance = distanceOf(here, card);
    if (distance < least) [nearest, least] = [card, distance];
  }
  const place = nearest && places.get(nearest.id);
  if (nearest === undefined || place === undefined) return { id: note.id, area: here, isMoved: false };
  const [right, down] = [place.x - nearest.x, place.y - nearest.y];
  const area = { ...here, x: snap(here.x + right), y: snap(here.y + down) };
  const isMoved = right !== 0 || down !== 0;
  return { id: note.id, area: isMoved ? area : here, isMoved };
}

/** The lowest free place above everything; each turn passes at least one note for good. */
function above(area: Area, top: number, placed: readonly Area[]): Area {
  let place: Area = { ...area, x: snap(area.x), y: down(top - ABOVE - area.height) };
  for (;;) {
    const covered = placed.filter((other) => doCover(place, other));
    if (covered.length === 0) return place;
    const highest = covered.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
    place = { ...place, y: down(highest - GRID - area.height) };
  }
}

const withRoom = ({ x, y, width, height }: Area): Area => ({
  x: x - GAP,
  y: y - GAP / 2,
  width: width + 2 * GAP,
  height: height + GAP,
});

/** How far apart two areas are; of those that touch, by their first corners. */
function distanceOf(a: Area, b: Area): number {
  const across = Math.max(0, b.x - a.x - a.width, a.x - b.x - b.width);
  const along = Math.max(0, b.y - a.y - a.height, a.y - b.y - b.height);
  const corner = Math.hypot(a.x - b.x, a.y - b.y);
  return Math.hypot(across, along) * 1_000 + corner / 1_000;
}

/** Whether two areas have a part in common. */
export const doCover = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;

const snap = (value: number): number => Math.round(value / GRID) * GRID;
const down = (value: number): number => Math.floor(value / GRID) * GRID;
