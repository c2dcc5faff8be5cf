const MAX_STEPS = 200;

/**
 * The point between `from` and `to` at which `isBelow` turns from true to false, to the last double. `isBelow` must
 * hold at first and fail afterwards; the answer is the largest number found at which it holds.
 */
export function bisect(isBelow: (x: number) => boolean, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return low;
}
