import { createContext, use } from 'react';
import type { OtherEditor } from './usePresence.ts';

const PresenceContext = createContext<readonly OtherEditor[]>([]);

export const PresenceProvider = PresenceContext.Provider;

/** Who else has the flow open. */
export const useOthers = (): readonly OtherEditor[] => use(PresenceContext);
