import { useSyncExternalStore } from 'react';

const STEP_MS = 15_000;

/** The time in ms, in steps of 15 seconds: fine enough for "2 minutes ago", one timer per reader. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot);
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, STEP_MS);
  return () => clearInterval(timer);
}

function snapshot(): number {
  return Math.ceil(Date.now() / STEP_MS) * STEP_MS;
}
