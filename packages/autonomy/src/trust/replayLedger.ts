import { canonicalJson, type Json, type LedgerEntry } from '@countersign/model';
import { foldLine, isCause, type LedgerLine } from './foldLine.ts';
import { emptyBook, type TrustBook } from './trustBook.ts';
import type { TrustState } from './trustState.ts';

export type ReplayedCheckpoint = {
  readonly trusts: readonly TrustState[];
  /** Numbers of lines that do not follow from those before them, or that should have been there. */
  readonly differences: readonly number[];
};

/** Goes through a ledger from its first line, page by page. */
export type Replay = {
  readonly take: (lines: readonly LedgerLine[]) => void;
  readonly end: () => ReplayedCheckpoint;
};

/** Begins to rebuild all trusts of a checkpoint from its ledger alone. */
export function beginReplay(): Replay {
  const book: TrustBook = emptyBook();
  const differences: number[] = [];
  let expected: LedgerEntry[] = [];
  const take = (lines: readonly LedgerLine[]) => {
    for (const line of lines) {
      if (isCause(line.entry)) {
        if (expected.length > 0) differences.push(line.seq);
        expected = [...foldLine(book, line)];
        continue;
      }
      const wanted = expected.shift();
      if (wanted === undefined || !isSame(wanted, line.entry)) differences.push(line.seq);
    }
  };
  return { take, end: () => ({ trusts: [...book.trusts.values()], differences }) };
}

/** All trusts of a checkpoint from its whole ledger, in order. */
export function replayLedger(lines: readonly LedgerLine[]): ReplayedCheckpoint {
  const replay = beginReplay();
  replay.take(lines);
  return replay.end();
}

const isSame = (a: LedgerEntry, b: LedgerEntry): boolean =>
  canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json); // safe: entries are JSON
