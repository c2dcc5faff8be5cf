/** Throws a RangeError unless the value is a probability strictly between 0 and 1: a caller's mistake, not a finding. */
export function requireOpenUnit(name: string, value: number): void {
  if (!(value > 0 && value < 1))
    throw new RangeError(`${name} must lie strictly between 0 and 1, not ${value}`);
}

/** Throws a RangeError unless 0 <= value <= 1. */
export function requireUnit(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie between 0 and 1, not ${value}`);
}

/** Throws a RangeError unless 0 <= k <= n and n is finite. Real numbers are welcome: effective sizes are seldom whole. */
export function requireCounts(k: number, n: number): void {
  if (!(k >= 0 && k <= n && n < Number.POSITIVE_INFINITY))
    throw new RangeError(`needs 0 <= k <= n, not k = ${k}, n = ${n}`);
}
