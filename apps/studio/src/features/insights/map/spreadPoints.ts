/** A place in pixels. */
export type Place = { readonly x: number; readonly y: number };

/** Moves whatever would lie on something earlier to the right, so that all can be seen and pressed. `gap` in pixels. */
export function spreadPoints<TPoint extends Place>(
  points: readonly TPoint[],
  gap: number,
): readonly TPoint[] {
  const placed: TPoint[] = [];
  for (const point of points) {
    let moved = point;
    for (let hit = overlapped(placed, moved, gap); hit !== undefined; hit = overlapped(placed, moved, gap)) {
      // By a whole gap beyond what it hit: it ends right of all of them at the latest.
      moved = { ...moved, x: hit.x + gap };
    }
    placed.push(moved);
  }
  return placed;
}

const overlapped = <TPoint extends Place>(placed: readonly TPoint[], { x, y }: Place, gap: number) =>
  placed.find((other) => Math.abs(other.x - x) < gap && Math.abs(other.y - y) < gap);
