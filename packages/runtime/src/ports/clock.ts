/** Time as the loop sees it: tests bring one that only moves when told to. */
export interface Clock {
  now(): Date;
  /** Ends after `ms`, or at once when the signal aborts; it never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock, as it was when the process began: nobody who sets it later makes time jump here. */
export const systemClock: Clock = {
  now: () => new Date(performance.timeOrigin + performance.now()),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end, { once: true });
    }),
};
