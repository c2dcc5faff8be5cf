/** “count errors within the last window reviews” stops the autonomy at once. Deterministic, and no guarantee. */
export type ErrorBreaker = { readonly count: number; readonly window: number };

/** The losses of the last reviews, oldest first, never more than the window. */
export type RecentLosses = readonly number[];

/** Appends the loss of one review and forgets what has left the window. */
export const pushLoss = (recent: RecentLosses, y: number, window: number): RecentLosses =>
  [...recent, y].slice(-Math.max(0, window));

/** Whether the breaker opens: k errors in the last w reviews (anything lost is an error). */
export const isBreakerOpen = (recent: RecentLosses, { count, window }: ErrorBreaker): boolean =>
  window > 0 && recent.slice(-window).filter((y) => y > 0).length >= count;
