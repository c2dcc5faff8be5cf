import type { LedgerEntry } from '@countersign/model';
import type { Switching } from '@countersign/runtime';
import { withNames } from '../names/withNames.ts';
import type { CheckpointPlace } from './findCheckpoint.ts';
import { type LedgerLine, namedEntries } from './namedEntries.ts';

/** Something that changed how far agents may go. `seq` is the line of the ledger; null for a switch, which is not in it. */
type CheckpointEvent = {
  readonly seq: number | null;
  readonly type: string;
  readonly at: string;
  /** Who did it; null where it followed from something else. */
  readonly actor: string | null;
  readonly data: { readonly [field: string]: unknown };
};

export type EventPage = { readonly items: readonly CheckpointEvent[]; readonly nextCursor: string | null };

const MOST_SWITCHINGS = 200;

/**
 * A page of what happened to a checkpoint, newest first: policies, epochs, widenings, changes of the rung and who has seen them, cases that
 * nobody judged in time, and how "review everything" was turned here, for the flow and for the workspace. `cursor` is the
 * last line of the page before; `limit` counts lines, and the switches of the same time come with them.
 */
export async function eventsOf(
  place: CheckpointPlace,
  { cursor, limit }: { readonly cursor: number | null; readonly limit: number },
): Promise<EventPage> {
  const { services, workspaceId, id } = place;
  // With the line of the cursor itself, which tells until when the page before went.
  const before = cursor === null ? null : cursor + 1;
  const found = await services.checkpoints.turns(workspaceId, id, { before, limit: limit + 2 });
  const past = found.find(({ seq }) => seq === cursor);
  const rest = found.filter((line) => line !== past);
  const lines = rest.slice(0, limit);
  const last = rest.length > limit ? lines.at(-1) : undefined;
  const switchings = await services.checkpoints.switchings(workspaceId, id, { limit: MOST_SWITCHINGS });
  const turned = switchings.filter(
    ({ at }) => (past === undefined || at < past.at) && (last === undefined || at >= last.at),
  );
  const where = { names: services.names, workspaceId };
  const events = [
    ...(await namedEntries(place, lines)).map(eventOfLine),
    ...(await withNames(where, 'actor', turned)).map(eventOfSwitch),
  ];
  const items = events.sort((a, b) => (a.at === b.at ? (b.seq ?? 0) - (a.seq ?? 0) : a.at < b.at ? 1 : -1));
  return { items, nextCursor: last === undefined ? null : String(last.seq) };
}

function eventOfLine({ seq, at, entry }: LedgerLine): CheckpointEvent {
  const { type: _, ...facts } = entry;
  const { actor = null, ...data } = { actor: null, ...facts };
  return { seq, type: typeOf(entry), at, actor, data };
}

const eventOfSwitch = ({ at, on, scope, actor }: Switching): CheckpointEvent => ({
  ...{ seq: null, type: on ? 'reviewEverything.on' : 'reviewEverything.off' },
  ...{ at, actor, data: { scope } },
});

/** The same words as in the audit chain, where it has one. */
function typeOf(entry: LedgerEntry): string {
  switch (entry.type) {
    case 'policy':
      return 'policy.changed';
    case 'epoch':
      return 'epoch.began';
    case 'proposed':
    case 'lapsed':
      return `widening.${entry.type}`;
    case 'answered':
      return `widening.${entry.answer}`;
    case 'acknowledged':
      return 'narrowing.acknowledged';
    case 'rung':
      return entry.to > entry.from ? 'rung.widened' : 'rung.narrowed';
    case 'verdict':
      return 'verdict.late';
    default:
      return `case.${entry.type}`;
  }
}
