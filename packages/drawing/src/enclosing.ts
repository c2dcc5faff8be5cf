import type { Box } from './routeWires.ts';

type Edges = Omit<Box, 'id'>;

/** What encloses all of these. */
export function enclosing(all: readonly Edges[]): Edges {
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
