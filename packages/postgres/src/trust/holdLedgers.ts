import {
  caseKey,
  type EvidenceCase,
  emptyBook,
  putCase,
  type TrustState,
  trustKey,
} from '@countersign/autonomy';
import { CheckpointPolicy, type WorkspaceId } from '@countersign/model';
import { isAboutTrust, type LedgerDraft, type OpenLedger } from '@countersign/runtime';
import type { Writer } from '../store/flight.ts';
import { type CaseRowName, type EvidenceRow, findEvidence } from './findEvidence.ts';
import { findInForce, type InForce } from './findInForce.ts';
import { findTrusts, stateOf, type TrustName, type TrustRow } from './findTrusts.ts';
import { type LedgerHead, lockLedgers } from './lockLedgers.ts';

/** What of checkpoints a transaction needs: their ledgers, trusts, and cases that are labelled. */
export type LedgersAsked = Readonly<{
  ids: readonly string[];
  trusts: readonly TrustName[];
  cases: readonly CaseRowName[];
}>;

const NOTHING: LedgersAsked = { ids: [], trusts: [], cases: [] };

/**
 * What lines need of the store. Nothing when none of them is about what agents have earned: then their ledgers are held
 * only while they are written. Else all of them are held from the start, so that everybody locks in the same order.
 */
export function ledgersAsked(drafts: readonly LedgerDraft[]): LedgersAsked {
  const ours = drafts.filter(isAboutTrust);
  if (ours.length === 0) return NOTHING;
  const trusts = new Map<string, TrustName>();
  const cases = new Map<string, CaseRowName>();
  for (const { checkpointId: checkpoint_id, entry } of ours) {
    if (!('runId' in entry)) continue;
    const { segment, agentVersion: agent_version, runId: run_id, node, visit } = entry;
    if (agent_version !== undefined) {
      trusts.set(JSON.stringify([checkpoint_id, segment, agent_version]), {
        checkpoint_id,
        segment,
        agent_version,
      });
    }
    if (entry.type === 'decided' || (entry.type === 'sampled' && entry.asked !== true)) continue;
    cases.set(`${checkpoint_id}/${caseKey(entry)}`, { checkpoint_id, run_id, node, visit });
  }
  const ids = [...new Set(drafts.map(({ checkpointId }) => checkpointId))];
  return { ids, trusts: [...trusts.values()], cases: [...cases.values()] };
}

/** The statements that hold ledgers, in the order in which they must be performed. */
export const holdLedgers = (tx: Writer, { ids, trusts, cases }: LedgersAsked) =>
  [lockLedgers(tx, ids), findInForce(tx, ids), findTrusts(tx, trusts), findEvidence(tx, cases)] as const;

export type LedgerRows = readonly [
  readonly LedgerHead[],
  readonly InForce[],
  readonly TrustRow[],
  readonly EvidenceRow[],
];

/** A ledger with what was read of it, by which is told what has to be written. */
export type HeldLedger = OpenLedger &
  Readonly<{
    /** By `trustKey`. */
    ids: Map<string, string>;
    trustsBefore: ReadonlyMap<string, TrustState>;
    casesBefore: ReadonlyMap<string, EvidenceCase>;
  }>;

/** A checkpoint of which something stored cannot be read. */
export type UnreadableLedger = Readonly<{ workspaceId: WorkspaceId; checkpointId: string; error: unknown }>;

/** Told of what cannot be read; by default it breaks whoever asked for it. */
type OnUnreadable = (unreadable: UnreadableLedger) => void;

const breakOff: OnUnreadable = ({ error }) => {
  throw error;
};

/** Puts together what was read, by checkpoint. */
export function heldLedgers(
  [heads, inForce, trusts, evidence]: LedgerRows,
  onUnreadable = breakOff,
): ReadonlyMap<string, HeldLedger> {
  const trustsOf = Map.groupBy(trusts, ({ checkpointId }) => checkpointId);
  const evidenceOf = Map.groupBy(evidence, ({ checkpointId }) => checkpointId);
  const forces = new Map(inForce.map((one) => [one.id, one]));
  return new Map(
    heads.flatMap((head): [string, HeldLedger][] => {
      const { checkpointId } = head;
      const force = forces.get(checkpointId);
      if (force === undefined) return [];
      const rows = { trusts: trustsOf.get(checkpointId) ?? [], evidence: evidenceOf.get(checkpointId) ?? [] };
      try {
        return [[checkpointId, heldLedger(head, force, rows)]];
      } catch (error) {
        onUnreadable({ workspaceId: force.workspaceId, checkpointId, error });
        return [];
      }
    }),
  );
}

function heldLedger(
  { checkpointId, seq, policyVersion: notedVersion, at }: LedgerHead,
  { workspaceId, policyVersion, rung: startRung, killSwitch, ...stored }: InForce,
  rows: { readonly trusts: readonly TrustRow[]; readonly evidence: readonly EvidenceRow[] },
): HeldLedger {
  const policy = CheckpointPolicy.parse(stored.policy);
  const book = emptyBook();
  if (notedVersion > 0) Object.assign(book, { policy, policyVersion: notedVersion, startRung });
  const ids = new Map<string, string>();
  for (const row of rows.trusts) {
    const state = stateOf(row);
    book.trusts.set(trustKey(state), state);
    ids.set(trustKey(state), row.id);
  }
  for (const row of rows.evidence) putCase(book, caseOf(row));
  return {
    ...{ checkpointId, workspaceId, policy, policyVersion, startRung, killSwitch },
    ...{ head: seq, at: at.toISOString(), notedVersion, book, lines: [] },
    ...{ ids, trustsBefore: new Map(book.trusts), casesBefore: new Map(book.cases) },
  };
}

function caseOf({ checkpointId: _, stream, dueAt, isJudged, ...row }: EvidenceRow): EvidenceCase {
  const status = isJudged ? ('judged' as const) : ('open' as const);
  return { ...row, stream: stream < 0 ? null : stream, dueAt: dueAt.toISOString(), status };
}
