import type { RunEvent } from '@countersign/model';

/** The events with one more in its place by `seq`; the same list when it is there already. */
export function withEvent(events: readonly RunEvent[], event: RunEvent): readonly RunEvent[] {
  if (events.some((known) => known.seq === event.seq)) return events;
  const last = events.at(-1);
  if (last === undefined || last.seq < event.seq) return [...events, event];
  return [...events, event].sort((a, b) => a.seq - b.seq);
}
