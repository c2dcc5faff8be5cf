import type { RunEventDraft } from '@countersign/model';
import { unpack } from '../packed.ts';

/** An event without its time: type; type and data; type, node and visit; or all four. */
type ShortEvent =
  | readonly [type: string]
  | readonly [type: string, data: RunEventDraft['data']]
  | readonly [type: string, node: string, visit: number]
  | readonly [type: string, node: string, visit: number, data: RunEventDraft['data']];

type StoredList = readonly (ShortEvent | RunEventDraft)[];

/** The events of a turn as a row holds them. `at` is null in rows of older programs, which kept every event as it was. */
export type StoredEvents = Readonly<{
  at: Date | null;
  packed: Uint8Array | null;
  /** Null in newer rows, which are packed. */
  events: StoredList | null;
}>;

/** Takes the time that the events of a turn have in common out of them. An event that does not fit is kept as it is. */
export function storedEvents(events: readonly RunEventDraft[]): {
  at: string;
  events: StoredList;
} {
  const at = events.find((event) => isExact(event.at))?.at ?? new Date(0).toISOString();
  return { at, events: events.map((event) => (event.at === at ? shortened(event) : event)) };
}

export function eventsOf({ at, packed, events }: StoredEvents): readonly RunEventDraft[] {
  const time = at?.toISOString() ?? '';
  return unpack(packed, events).map((event) => (isShort(event) ? lengthened(event, time) : event));
}

function shortened(event: RunEventDraft): ShortEvent | RunEventDraft {
  const { type, node, visit, data } = event;
  if ((node === undefined) !== (visit === undefined)) return event;
  if (node === undefined || visit === undefined) return data === null ? [type] : [type, data];
  return data === null ? [type, node, visit] : [type, node, visit, data];
}

function lengthened(event: ShortEvent, at: string): RunEventDraft {
  const type = event[0] as RunEventDraft['type']; // safe: written by `shortened`
  if (event.length === 1) return { type, at, data: null };
  if (event.length === 2) return { type, at, data: event[1] };
  const [, node, visit, data = null] = event;
  return { type, at, node, visit, data };
}

/** Whether the database gives this time back letter by letter. */
const isExact = (at: string): boolean => new Date(at).toISOString() === at;

const isShort = (event: ShortEvent | RunEventDraft): event is ShortEvent => Array.isArray(event);
