import { useEffect, useState } from 'react';

const STEP_MS = 500;

/** How many seconds are left, at least none; counted by this machine's clock, never more than `of` seconds. */
export function useSecondsUntil(at: string, of: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.min(of, Math.max(0, Math.ceil((Date.parse(at) - now) / 1_000)));
}
