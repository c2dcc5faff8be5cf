import { useEffect, useState } from 'react';

/**
 * Whether this page is the one, of all pages of this browser that want it, that does something on behalf of the others.
 * When it closes or stops wanting, the next one leads. Where the browser has no locks (plain HTTP from another machine),
 * every page leads for itself.
 */
export function useLeads(name: string, wanted: boolean): boolean {
  const [leads, setLeads] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    if (navigator.locks === undefined) {
      setLeads(true);
      return () => setLeads(false);
    }
    const ended = new AbortController();
    const untilEnded = () => {
      setLeads(true);
      return new Promise<void>((resolve) => {
        ended.signal.addEventListener('abort', () => resolve());
      });
    };
    navigator.locks.request(name, { signal: ended.signal }, untilEnded).catch(() => {}); // ended while waiting
    return () => {
      ended.abort();
      setLeads(false);
    };
  }, [name, wanted]);
  return leads;
}
