import { useEffect } from 'react';
import { loadParts } from './parts.ts';

/** Not later than this, though the page is never at rest. */
const LATEST_MS = 1_500;

/** Brings the parts that are wanted by the first press, once the canvas has been painted and the page is at rest. */
export function useLaterParts(): void {
  useEffect(() => {
    const gone = new AbortController();
    const bring = () => {
      if (!gone.signal.aborted) void loadParts();
    };
    // Some browsers do not tell of rest.
    const whenAtRest = () =>
      'requestIdleCallback' in window
        ? requestIdleCallback(bring, { timeout: LATEST_MS })
        : setTimeout(bring, 0);
    requestAnimationFrame(() => requestAnimationFrame(whenAtRest));
    return () => gone.abort();
  }, []);
}
