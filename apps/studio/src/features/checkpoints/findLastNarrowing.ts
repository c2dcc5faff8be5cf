import { isUnasked } from '@countersign/autonomy';
import type { LedgerEntry } from '@countersign/model';

type RungEntry = Extract<LedgerEntry, { type: 'rung' }>;
type Turn = { readonly seq: number; readonly at: string; readonly entry: LedgerEntry };

/** A narrowing that nobody asked for, with what was not judged in time in the stretch of evidence that it ended. */
export interface LastNarrowing {
  /** Its line of the ledger. */
  readonly seq: number;
  readonly at: string;
  readonly entry: RungEntry;
  /** Cases that nobody judged in time, where the case that gave the last push was one of them; 0 where a person found it. */
  readonly unanswered: number;
}

/**
 * Looks for the newest change of a rung on the way back through the turns; null where that was no narrowing by itself, or an
 * owner has seen it. Where
 * the case that it names was an error only because its time was over, everything that ran out of time in the same stretch
 * is counted, so that nobody goes looking for mistakes that no person has found.
 */
export async function findLastNarrowing(
  pages: AsyncIterable<readonly Turn[]>,
): Promise<LastNarrowing | null> {
  let found: (Turn & { readonly entry: RungEntry }) | null = null;
  let unanswered = 0;
  let isByTime = false;
  const seen = new Set<number>();
  for await (const page of pages) {
    for (const { seq, at, entry } of page) {
      if (found === null) {
        if (entry.type === 'acknowledged') seen.add(entry.narrowing);
        if (entry.type !== 'rung') continue;
        if (!isUnasked(entry) || seen.has(seq)) return null;
        found = { seq, at, entry };
      } else if (isStart(entry, found.entry)) return { ...found, unanswered: isByTime ? unanswered : 0 };
      else if (entry.type === 'overdue' && isSameTrust(entry, found.entry)) {
        unanswered += 1;
        isByTime ||= isSameCase(entry, found.entry.case);
      }
    }
  }
  return found === null ? null : { ...found, unanswered: isByTime ? unanswered : 0 };
}

const isStart = (entry: LedgerEntry, ended: RungEntry): boolean =>
  entry.type === 'epoch' && isSameTrust(entry, ended) && entry.epoch === ended.epoch;

type Whose = { readonly segment?: string | undefined; readonly agentVersion?: string | undefined };

const isSameTrust = (one: Whose, other: Whose): boolean =>
  one.segment === other.segment && one.agentVersion === other.agentVersion;

const isSameCase = (
  one: Extract<LedgerEntry, { type: 'overdue' | 'voided' }>,
  named: RungEntry['case'],
): boolean =>
  named !== null && one.runId === named.runId && one.node === named.node && one.visit === named.visit;
