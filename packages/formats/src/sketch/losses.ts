import type { ImportLoss } from '@countersign/model';
import { type Unread, unreadPaths } from '../read/recordReading.ts';

const LONGEST = 160;

/** A text in quotes, short enough for a sentence. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}"`;
}

/** A loss that names something of the file. */
export const lost = (type: ImportLoss['type'], what: string): ImportLoss => ({
  type,
  what: quoted(what),
});

/** The condition of a circle through what is done for each item. */
export const itemsLeft = (items: string): ImportLoss => ({
  type: 'condition',
  what: `whether items of ${quoted(items)} are left`,
});

/** A difference or a fault, said in a sentence. */
export const told = (type: 'meaning' | 'fault' | 'attachment' | 'connection', what: string): ImportLoss => ({
  type,
  what: what.length > 400 ? `${what.slice(0, 399)}…` : what,
});

/** The losses, each said once: `×3` behind what came three times. */
export function saidOnce(losses: readonly ImportLoss[]): ImportLoss[] {
  const same = Map.groupBy(losses, ({ type, what }) => `${type} ${what}`);
  return [...same.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    return [more.length === 0 ? first : { ...first, what: `${first.what} ×${more.length + 1}` }];
  });
}

/** Settings that nobody has taken over, by their paths. */
export const unreadSettings = (unread: Unread): ImportLoss[] =>
  unreadPaths(unread).map((path) => lost('setting', path));
