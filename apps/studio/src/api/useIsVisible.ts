import { useSyncExternalStore } from 'react';

const subscribe = (onChange: () => void) => {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
};

/**
 * Whether somebody can see this page. A stream that stays open holds one of the six connections that a browser allows
 * to a server, so hidden tabs, and pages kept for the way back, must let go of theirs or further pages never load.
 */
export const useIsVisible = (): boolean =>
  useSyncExternalStore(subscribe, () => document.visibilityState === 'visible');
