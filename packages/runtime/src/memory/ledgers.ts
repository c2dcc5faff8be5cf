import { emptyBook, NEW_SCORE_AVERAGE, NO_LABELS, standingAt, trustKey } from '@countersign/autonomy';
import type { LedgerEntry } from '@countersign/model';
import type { Earner, StoredCheckpoint } from '../ports/storedCheckpoint.ts';
import { appendLine, notePolicy, type OpenLedger } from '../trust/openLedger.ts';
import type { MemoryCheckpoint, MemoryState } from './memoryState.ts';

/** The ledger of a checkpoint, held until `closeLedger`. Lines of checkpoints that nobody put in are kept all the same. */
export function openLedger(state: MemoryState, checkpointId: string, nowMs: number): OpenLedger | null {
  const checkpoint = state.checkpoints.get(state.checkpointNames.get(checkpointId) ?? '');
  if (checkpoint === undefined) return null;
  const { workspaceId, policy, policyVersion, rung: startRung, killSwitch } = checkpoint;
  const known = state.books.get(checkpointId) ?? { book: emptyBook(), notedVersion: 0 };
  return {
    ...{ checkpointId, workspaceId, policy, policyVersion, startRung, killSwitch },
    ...{ head: state.ledgerHeads.get(checkpointId) ?? 0, at: new Date(nowMs).toISOString() },
    ...{ book: known.book, notedVersion: known.notedVersion, lines: [] },
  };
}

/** Writes down what was appended. */
export function closeLedger(
  state: MemoryState,
  { checkpointId, book, notedVersion, lines, at }: OpenLedger,
): void {
  state.books.set(checkpointId, { book, notedVersion });
  for (const { entry } of lines) writeLine(state, { checkpointId, at, entry });
}

/** What is stored has been through JSON, as in a database. */
export function writeLine(
  state: MemoryState,
  { checkpointId, at, entry }: { checkpointId: string; at: string; entry: LedgerEntry },
): void {
  const seq = (state.ledgerHeads.get(checkpointId) ?? 0) + 1;
  state.ledgerHeads.set(checkpointId, seq);
  const copy = JSON.parse(JSON.stringify(entry)) as LedgerEntry; // safe: entries are JSON
  state.ledger.push({ seq, at, checkpointId, entry: copy });
}

/** A checkpoint as a gate goes by it. */
export function storedCheckpoint(
  state: MemoryState,
  checkpoint: MemoryCheckpoint,
  earner: Earner,
): StoredCheckpoint {
  const ledger = openLedger(state, checkpoint.id, 0);
  if (ledger === null || checkpoint.policy.ladder.length === 0) {
    return { ...checkpoint, epoch: null, scores: NEW_SCORE_AVERAGE, labels: NO_LABELS };
  }
  // Before the ledger tells of any policy, nothing has been earned either.
  const { policy, startRung } = ledger;
  const book = ledger.notedVersion === 0 ? { ...ledger.book, policy, startRung } : ledger.book;
  const { epoch, rung } = standingAt(book, earner);
  const trust = ledger.book.trusts.get(trustKey(earner));
  const { scores = NEW_SCORE_AVERAGE, labels = NO_LABELS } = trust ?? {};
  return { ...checkpoint, epoch, rung, scores, labels };
}

/** Lets the ledger tell of a policy that replaces another. */
export function noteChange(state: MemoryState, checkpointId: string, nowMs: number): void {
  const ledger = openLedger(state, checkpointId, nowMs);
  if (ledger === null || ledger.notedVersion === 0) return;
  notePolicy(ledger);
  closeLedger(state, ledger);
}

/** Counts cases as errors that nobody judged in time. */
export function sweepOverdue(state: MemoryState, nowMs: number, limit: number): number {
  let swept = 0;
  for (const [checkpointId, { book }] of state.books) {
    const due = [...book.cases.values()]
      .filter(({ status, dueAt }) => status === 'open' && Date.parse(dueAt) <= nowMs)
      .slice(0, limit - swept);
    const ledger = due.length === 0 ? null : openLedger(state, checkpointId, nowMs);
    if (ledger === null) continue;
    for (const { runId: run, node, visit, segment, agentVersion } of due) {
      const runId = run as Extract<LedgerEntry, { type: 'overdue' }>['runId']; // safe: of a line of the ledger
      const reviewId = openReviewOf(state, { runId, node, visit });
      appendLine(ledger, { type: 'overdue', runId, node, visit, segment, agentVersion, reviewId });
    }
    closeLedger(state, ledger);
    swept += due.length;
  }
  return swept;
}

type Visit = { readonly runId: string; readonly node: string; readonly visit: number };

function openReviewOf(state: MemoryState, { runId, node, visit }: Visit): string | null {
  for (const { review } of state.reviews.values()) {
    const isIt = review.runId === runId && review.node === node && review.visit === visit;
    if (isIt && review.status === 'open') return review.id;
  }
  return null;
}
