import type { LedgerEntry } from '@countersign/model';

type Timed = { readonly at: string };

/** Of a list of lines, those of the ledger: others have no entry. */
type OfLedger<TLine> = Extract<TLine, { readonly entry: LedgerEntry }>;

/** Checks of one day that nobody answered in time, newest first. */
export type Timeouts<TLine> = { readonly day: string; readonly timeouts: readonly TLine[] };

/**
 * Takes the lines of each day that only say that a check was not answered in time together, in the place of the newest of
 * them: a night without reviewers must not push what somebody did off the page. A day with a single one keeps its line.
 * `dayOf` is the reader's day of a moment.
 */
export function groupTimeouts<TLine extends Timed>(
  lines: readonly TLine[],
  dayOf: (at: string) => string,
): readonly (TLine | Timeouts<OfLedger<TLine>>)[] {
  const days = Map.groupBy(lines.filter(isTimeout<TLine>), ({ at }) => dayOf(at));
  return lines.flatMap((line): readonly (TLine | Timeouts<OfLedger<TLine>>)[] => {
    const day = isTimeout(line) ? dayOf(line.at) : null;
    const timeouts = day === null ? [] : (days.get(day) ?? []);
    if (day === null || timeouts.length < 2) return [line];
    return timeouts[0] === line ? [{ day, timeouts }] : [];
  });
}

/** What was deleted before anybody judged it is no silence of reviewers, and keeps its own line. */
function isTimeout<TLine extends Timed>(line: TLine): line is OfLedger<TLine> {
  if (!('entry' in line)) return false;
  const entry = line.entry as LedgerEntry; // safe: only lines of the ledger have one
  return entry.type === 'overdue' && entry.withdrawn !== true;
}
