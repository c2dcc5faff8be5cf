import { caseKey } from '@countersign/autonomy';
import type { LedgerEntry, RunId, WorkspaceId } from '@countersign/model';
import { appendLine, type Swept } from '@countersign/runtime';
import type { Row, Sql } from 'postgres';
import { insertAudit } from '../audit/insertAudit.ts';
import { lockAuditHeads } from '../audit/lockAuditHeads.ts';
import { sweepPendingDeeds } from '../audit/sweepPendingDeeds.ts';
import { fly, land } from '../store/flight.ts';
import { notifyHints } from '../store/notifyHints.ts';
import { deedsOfTrust } from './deedsOfTrust.ts';
import type { EvidenceRow } from './findEvidence.ts';
import type { InForce } from './findInForce.ts';
import type { TrustRow } from './findTrusts.ts';
import { heldLedgers, holdLedgers, type UnreadableLedger } from './holdLedgers.ts';
import type { LedgerHead } from './lockLedgers.ts';
import { writeLedgers } from './writeLedgers.ts';

type Overdue = Readonly<{
  workspaceId: WorkspaceId;
  checkpointId: string;
  segment: string;
  agentVersion: string;
  runId: RunId;
  node: string;
  visit: number;
  /** False when the run is not kept any more, so that nobody can be asked about it. */
  isKept: boolean;
  reviewId: string | null;
}>;

/**
 * Counts cases as errors whose time is over without a judgement, also those whose run was deleted: nobody knows what
 * they would have been, and nobody may get rid of an error by deleting its run. Two
 * processes that do this at once see each other by the locks of the ledgers. What could not wait for the audit chain
 * becomes a part of it, too.
 */
export async function sweepOverdue(worker: Sql, limit: number): Promise<Swept> {
  await sweepPendingDeeds(worker);
  const unreadable = new Map<string, UnreadableLedger>();
  for (;;) {
    const due = await findOverdue(worker, limit, [...unreadable.keys()]);
    if (due.length === 0) return { count: 0, unreadable: [...unreadable.values()] };
    const found = await sweepCases(worker, due);
    for (const one of found) unreadable.set(one.checkpointId, one);
    // Those that nobody can read stay due: they must not stand before the others for ever.
    const count = due.filter(({ checkpointId }) => !unreadable.has(checkpointId)).length;
    if (count > 0) return { count, unreadable: [...unreadable.values()] };
  }
}

/** Counts these cases; answers the checkpoints that cannot be read, of which none was. */
async function sweepCases(worker: Sql, due: readonly Overdue[]): Promise<readonly UnreadableLedger[]> {
  return worker.flights(async (tx) => {
    const asked = {
      ids: [...new Set(due.map(({ checkpointId }) => checkpointId))],
      trusts: due.map(({ checkpointId, segment, agentVersion }) => ({
        ...{ checkpoint_id: checkpointId, segment, agent_version: agentVersion },
      })),
      cases: due.map(({ checkpointId, runId, node, visit }) => ({
        ...{ checkpoint_id: checkpointId, run_id: runId, node, visit },
      })),
    };
    const workspaces = due.map(({ workspaceId }) => workspaceId);
    const [, ...rows] = await fly<[Row, LedgerHead, InForce, TrustRow, EvidenceRow]>(tx, [
      lockAuditHeads(tx, workspaces),
      ...holdLedgers(tx, asked),
    ]);
    const unreadable: UnreadableLedger[] = [];
    const ledgers = heldLedgers(rows, (one) => unreadable.push(one));
    for (const one of due) {
      const ledger = ledgers.get(one.checkpointId);
      const isOpen = ledger?.book.cases.get(caseKey(one))?.status === 'open';
      if (ledger !== undefined && isOpen) appendLine(ledger, lineOf(one));
    }
    const held = [...ledgers.values()];
    const hints = [...new Set(workspaces)].map((workspaceId) => ({
      ...{ type: 'checkpoints' as const, workspaceId, runIds: [] },
    }));
    await land(tx, [
      insertAudit(
        tx,
        held.flatMap((ledger) => deedsOfTrust(ledger)),
      ),
      ...writeLedgers(tx, held),
      notifyHints(tx, hints),
    ]);
    return unreadable;
  });
}

const lineOf = ({ runId, node, visit, segment, agentVersion, isKept, reviewId }: Overdue): LedgerEntry => ({
  type: 'overdue',
  ...{ runId, node, visit, segment, agentVersion, reviewId },
  ...(isKept ? {} : { withdrawn: true }),
});

/** Of these checkpoints none. */
function findOverdue(worker: Sql, limit: number, except: readonly string[]): Promise<readonly Overdue[]> {
  return worker<Overdue[]>`
    select due.workspace_id, due.checkpoint_id, segment, agent_version, due.run_id, due.node, due.visit,
      runs.id is not null as is_kept, reviews.id as review_id
    from (
      select * from evidence where not is_judged and due_at <= now()
        and checkpoint_id <> all(${[...except]}::uuid[])
      order by due_at limit ${limit}
    ) as due
    join trusts on trusts.id = due.trust_id
    left join runs on runs.id = due.run_id
    left join reviews on reviews.run_id = due.run_id and reviews.node = due.node and reviews.visit = due.visit
      and reviews.status = 'open'
    order by due.checkpoint_id, due.due_at`;
}
