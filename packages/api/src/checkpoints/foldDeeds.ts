import type { LedgerEntry } from '@countersign/model';
import type { LedgerLine } from './namedEntries.ts';

/** A line of a ledger that stands for what one deed did; `also` is how many further trusts it did the same to. */
export type FoldedLine = LedgerLine & { readonly also: number };

/**
 * Counts what somebody did once: to narrow a checkpoint, or to change its policy, writes a line for each trust, and case
 * types may be thousands. Lines of one transaction have one time. `lines` are the newest first, and so is what comes of
 * them: of a deed its oldest line, with the widest rung that it started from.
 */
export function foldDeeds(lines: readonly LedgerLine[]): readonly FoldedLine[] {
  const folded = new Map<string, FoldedLine>();
  for (const line of lines) {
    const key = deedOf(line) ?? `line ${line.seq}`;
    const before = folded.get(key);
    // Taken out and put in again, so that it stands where its oldest line does.
    folded.delete(key);
    folded.set(key, before === undefined ? { ...line, also: 0 } : joined(before, line));
  }
  return [...folded.values()];
}

function joined(before: FoldedLine, { seq, at, entry }: LedgerLine): FoldedLine {
  return { seq, at, entry: widestOf(before.entry, entry), also: before.also + 1 };
}

const widestOf = (one: LedgerEntry, other: LedgerEntry): LedgerEntry =>
  one.type === 'rung' && other.type === 'rung' && one.from > other.from ? one : other;

/** What a line of many has in common with the others, as far as it is told of; null for one that stands for itself. */
function deedOf({ at, entry }: LedgerLine): string | null {
  if (entry.type !== 'rung' && entry.type !== 'epoch') return null;
  const { type, cause } = entry;
  if (cause !== 'owner' && cause !== 'policy') return null;
  return type === 'rung'
    ? JSON.stringify([at, type, cause, entry.actor, entry.to])
    : JSON.stringify([at, type, cause, entry.rung, entry.epoch]);
}
