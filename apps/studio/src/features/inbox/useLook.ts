import { useEffect, useRef } from 'react';

/** Longer than the server takes; a page that was left open for days tells no more. */
const LONGEST_MS = 86_400_000;

/** Of which case, what has been seen so far, and since when it is being seen; null while it is hidden. */
type Look = { readonly review: string; readonly ms: number; readonly since: number | null };

/**
 * Measures how long a case has been in front of its reader: the time in which the page was visible since the case came up.
 * Answers a function that tells the milliseconds so far.
 */
export function useLook(review: string): () => number {
  const look = useRef<Look>({ review, ms: 0, since: null });
  useEffect(() => {
    const isVisible = () => document.visibilityState === 'visible';
    look.current = { review, ms: 0, since: isVisible() ? performance.now() : null };
    const note = () => {
      look.current = { review, ms: elapsed(look.current), since: isVisible() ? performance.now() : null };
    };
    document.addEventListener('visibilitychange', note);
    return () => document.removeEventListener('visibilitychange', note);
  }, [review]);
  return () => Math.min(LONGEST_MS, Math.round(elapsed(look.current)));
}

const elapsed = ({ ms, since }: Look): number => ms + (since === null ? 0 : performance.now() - since);
