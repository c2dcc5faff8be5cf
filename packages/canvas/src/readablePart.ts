import { enclosing } from '@countersign/drawing';
import type { Edges } from './snapping.ts';

type Room = { readonly width: number; readonly height: number };

/** At this zoom the titles of cards can be read, at the other their lines too. */
const TITLES_FROM = 0.3;
const LINES_FROM = 0.5;

/**
 * What to look at first: nothing where the whole can be read at once, else as many of `places`, the first of them before all,
 * as can be read beside each other.
 */
export function readablePart(whole: Edges, places: readonly Edges[], room: Room): Edges | undefined {
  const [first, ...others] = places;
  if (first === undefined || fits(whole, room, TITLES_FROM)) return undefined;
  let part = first;
  for (const place of others) {
    const more = enclosing([part, place]);
    if (!fits(more, room, LINES_FROM)) break;
    part = more;
  }
  return part;
}

const fits = ({ width, height }: Edges, room: Room, zoom: number): boolean =>
  width * zoom <= room.width && height * zoom <= room.height;
