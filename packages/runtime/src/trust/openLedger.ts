import {
  caseKey,
  foldLine,
  hasWaited,
  isCause,
  isCurrent,
  standingAt,
  type TrustBook,
  waitsForChecks,
} from '@countersign/autonomy';
import { type CheckpointPolicy, evidenceGap, type LedgerEntry, type WorkspaceId } from '@countersign/model';
import type { LedgerDraft } from '../ports/store.ts';
import type { StoredCheckpoint } from '../ports/storedCheckpoint.ts';

/** A line on its way into a ledger. `follows` tells what the line before it led to from what somebody or something did. */
type NewLine = { readonly seq: number; readonly entry: LedgerEntry; readonly follows: boolean };

/**
 * A checkpoint's ledger while one transaction holds it: what is in force, what its lines have come to, and the lines
 * that are written with the transaction.
 */
export type OpenLedger = {
  readonly checkpointId: string;
  readonly workspaceId: WorkspaceId;
  readonly policy: CheckpointPolicy;
  readonly policyVersion: number;
  readonly startRung: number;
  readonly killSwitch: StoredCheckpoint['killSwitch'];
  /** Number of the last line before this transaction, and its time. */
  readonly head: number;
  readonly at: string;
  /** Version of the newest policy that the ledger tells of; 0 before the first. */
  notedVersion: number;
  readonly book: TrustBook;
  readonly lines: NewLine[];
};

/** Who acts where nobody did. */
export const NOBODY = 'countersign';

/** Appends a line, and whatever follows from it; answers the latter. */
export function appendLine(ledger: OpenLedger, said: LedgerEntry): readonly LedgerEntry[] {
  const { book, lines, head, at } = ledger;
  const seq = head + lines.length + 1;
  const entry = mayWiden(said) ? { ...said, ...paceOf(ledger, said) } : said;
  lines.push({ seq, entry, follows: false });
  const following = foldLine(book, { seq, at, entry });
  for (const next of following) lines.push({ seq: head + lines.length + 1, entry: next, follows: true });
  if (entry.type === 'policy') ledger.notedVersion = entry.version;
  return following;
}

/** How fast what widens by itself may do so with a line. */
function paceOf(ledger: OpenLedger, entry: LedgerEntry): { waits?: true; oneRung?: true } {
  const { policy, book } = ledger;
  if (policy.widening !== 'automatic') return {};
  if (mustWait(ledger, entry)) return { waits: true };
  return policy.target === 'band' && hasWaited(book, entry) ? { oneRung: true } : {};
}

/** Whether what widens by itself has to wait: every case is reviewed however much was earned, or checks are still open. */
const mustWait = ({ policy, killSwitch, book }: OpenLedger, entry: LedgerEntry): boolean =>
  killSwitch !== null || evidenceGap(policy) !== null || waitsForChecks(book, entry, policy);

/** Whether a widening can follow from a line. */
const mayWiden = (entry: LedgerEntry): entry is Exclude<LedgerEntry, { type: WithoutEvidence }> =>
  isCause(entry) && entry.type !== 'rung' && entry.type !== 'acknowledged';

type WithoutEvidence = 'rung' | 'acknowledged' | 'epoch' | 'proposed' | 'lapsed';

/** Lets the ledger tell of the policy in force before anything is decided by it. */
export function notePolicy(ledger: OpenLedger, actor = NOBODY): void {
  const { policy, policyVersion: version, startRung, notedVersion } = ledger;
  if (notedVersion === version || (policy.ladder.length === 0 && notedVersion === 0)) return;
  appendLine(ledger, { type: 'policy', version, policy, startRung, unproven: 'falls', actor });
}

/** Whether a line is about what agents have earned, so that it can only be written by whoever holds the ledger. */
export function isAboutTrust({ entry, isEvidence }: LedgerDraft): boolean {
  if (entry.type === 'decided') return entry.epoch !== undefined;
  return entry.type !== 'verdict' || isEvidence === true || entry.critical === true;
}

/** Whether a gate was decided by what is in force; a case that was held all the same does not mind a switch. */
function isInForce(ledger: OpenLedger, entry: LedgerEntry): boolean {
  if (entry.type !== 'decided' || entry.epoch === undefined) return true;
  if (entry.decision === 'passed' && ledger.killSwitch !== null) return false;
  return isCurrent(ledger.book, entry);
}

/**
 * What followed from a line of a turn; a verdict that came too late to be evidence is its own news, because it changes
 * nothing.
 */
export type TrustNews = {
  readonly ledger: OpenLedger;
  readonly cause: LedgerEntry;
  readonly entry: LedgerEntry;
};

/**
 * Appends the lines of a turn to the ledgers they are for, if its gates were decided by what is in force; answers what
 * followed from them, or `moved`. What was decided goes before what was judged: it was decided without knowing that.
 */
export function appendTurn(
  drafts: readonly LedgerDraft[],
  ledgers: ReadonlyMap<string, OpenLedger>,
): readonly TrustNews[] | 'moved' {
  const sorted = [...drafts].sort((a, b) => Number(isLabel(a.entry)) - Number(isLabel(b.entry)));
  const placed = sorted.map((draft) => {
    const ledger = ledgers.get(draft.checkpointId);
    if (ledger === undefined) throw new Error(`The ledger of checkpoint ${draft.checkpointId} is not held`);
    if (isAboutTrust(draft)) notePolicy(ledger);
    return { ledger, draft };
  });
  if (placed.some(({ ledger, draft }) => !isInForce(ledger, draft.entry))) return 'moved';
  return placed.flatMap(({ ledger, draft }) => {
    const cause = inTime(ledger, draft);
    const late = cause.type === 'verdict' && cause.late === true ? [cause] : [];
    const following = appendLine(ledger, withLoss(ledger, inItsEpoch(ledger, cause)));
    return [...late, ...following].map((entry) => ({ ledger, cause, entry }));
  });
}

/** Marks the last word on a case that was counted before it came: as an error, because nobody had judged it in time. */
function inTime({ book }: OpenLedger, { entry, isEvidence }: LedgerDraft): LedgerEntry {
  if (isEvidence !== true) return entry;
  if (entry.type !== 'verdict' && entry.type !== 'overdue' && entry.type !== 'voided') return entry;
  const isWord = entry.type !== 'verdict' || entry.final !== false;
  return isWord && book.cases.get(caseKey(entry))?.status !== 'open' ? { ...entry, late: true } : entry;
}

/** The first case of an agent version begins the epoch that is next when it is written, not when it was decided. */
function inItsEpoch({ book }: OpenLedger, entry: LedgerEntry): LedgerEntry {
  if (entry.type !== 'decided' || entry.epoch === undefined) return entry;
  return { ...entry, epoch: standingAt(book, entry).epoch };
}

/** A case that a sampler takes for evidence, and that is not open any more without an answer in time, is an error. */
function withLoss({ book }: OpenLedger, entry: LedgerEntry): LedgerEntry {
  if (entry.type !== 'sampled' || entry.asked !== true || entry.loss !== undefined) return entry;
  return book.cases.has(caseKey(entry)) ? entry : { ...entry, loss: 1 };
}

const isLabel = ({ type }: LedgerEntry): boolean => type !== 'decided' && type !== 'sampled';
