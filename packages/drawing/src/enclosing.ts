import type { Box } from './routeWires.ts';

type Edges = Omit<Box, 'id'>;

/** What encloses all of these. */
export function enclosing(all: readonly Edges[]): Edges {
  // Folded, not spread: a call takes only so many arguments, and a flow has more cards.
  const left = all.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const top = all.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const right = all.reduce((most, { x, width }) => Math.max(most, x + width), Number.NEGATIVE_INFINITY);
  const bottom = all.reduce((most, { y, height }) => Math.max(most, y + height), Number.NEGATIVE_INFINITY);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
