import { activeVisits } from './activeVisits.ts';
import type { EngineEvent } from './event.ts';
import type { RunSnapshot } from './snapshot.ts';

/** The run with its list of parked effects brought up to date: what is no longer open is no longer parked. */
export function withBookings(before: RunSnapshot, after: RunSnapshot, event: EngineEvent): RunSnapshot {
  const parked = new Set(before.parked);
  if (event.type === 'parked') parked.add(event.key);
  if (event.type === 'resumed') parked.delete(event.key);
  if (parked.size === 0 && after.parked === undefined) return after;
  const { parked: _, ...rest } = after;
  const open = new Set(activeVisits(after).map((visit) => visit.key));
  const left = [...parked].filter((key) => open.has(key));
  return left.length === 0 ? rest : { ...rest, parked: left };
}
