import { fail, ok, type Result, type WorkspaceId } from '@countersign/model';
import type { CheckpointDetails, Checkpoints } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { listLedger } from '../ledger/listLedger.ts';
import { listNewest } from '../ledger/listNewest.ts';
import { listTurns } from '../ledger/listTurns.ts';
import { listTrusts } from '../trust/listTrusts.ts';
import { acknowledge } from './acknowledge.ts';
import { answerWidening } from './answerWidening.ts';
import { dailyCounts } from './dailyCounts.ts';
import { hasCheckpoint } from './hasCheckpoint.ts';
import { listCheckpoints } from './listCheckpoints.ts';
import { listChecks } from './listChecks.ts';
import { listJudgedCases } from './listJudgedCases.ts';
import { listJudgements } from './listJudgements.ts';
import { listNarrowings } from './listNarrowings.ts';
import { listOpenCases } from './listOpenCases.ts';
import { listPolicies } from './listPolicies.ts';
import { listSwitchings } from './listSwitchings.ts';
import { listWidenings } from './listWidenings.ts';
import { narrow } from './narrow.ts';
import { proveLedger } from './proveLedger.ts';
import { recentVolumes } from './recentVolumes.ts';
import { checkpointNotFound } from './refusals.ts';
import { setCosts } from './setCosts.ts';
import { setKillSwitch } from './setKillSwitch.ts';
import { setPolicy } from './setPolicy.ts';

type Verb<TChange> = (tx: TransactionSql, workspaceId: WorkspaceId, change: TChange) => Promise<Result<null>>;

/** What goes through a whole ledger sees it as it was at one moment. */
const AT_ONE_MOMENT = 'isolation level repeatable read read only';

export function createCheckpoints(app: Sql): Checkpoints {
  /** A verb of an owner on one checkpoint, which answers the checkpoint as it is then. */
  const onOne =
    <TChange extends { readonly id: string }>(verb: Verb<TChange>) =>
    async (workspaceId: WorkspaceId, change: TChange): Promise<Result<CheckpointDetails>> => {
      if (!isUuid(change.id)) return fail(checkpointNotFound(change.id));
      const done = await inWorkspace(app, workspaceId, (tx) => verb(tx, workspaceId, change));
      if (!done.ok) return done;
      // Read when nothing is held any more.
      const details = await inWorkspace(app, workspaceId, (tx) => find(tx, workspaceId, change.id));
      return details === null ? fail(checkpointNotFound(change.id)) : ok(details);
    };
  const inOne = <TValue>(
    workspaceId: WorkspaceId,
    id: string,
    { none, read, mode }: { none: TValue; read: (tx: TransactionSql) => Promise<TValue>; mode?: string },
  ) => (isUuid(id) ? inWorkspace(app, workspaceId, read, mode) : Promise.resolve(none));
  return {
    list: (workspaceId, options) =>
      inWorkspace(app, workspaceId, (tx) => listCheckpoints(tx, workspaceId, options)),
    trusts: (workspaceId, id, page) =>
      inOne(workspaceId, id, {
        none: { items: [], nextCursor: null },
        read: (tx) => listTrusts(tx, workspaceId, { id, ...page }),
      }),
    get: (workspaceId, id) => inWorkspace(app, workspaceId, (tx) => find(tx, workspaceId, id)),
    has: (workspaceId, id) =>
      inOne(workspaceId, id, { none: false, read: (tx) => hasCheckpoint(tx, workspaceId, id) }),
    setPolicy: onOne(setPolicy),
    narrow: onOne(narrow),
    setCosts: onOne(setCosts),
    answerWidening: onOne(answerWidening),
    acknowledge: onOne(acknowledge),
    setKillSwitch: (workspaceId, change) => setKillSwitch(app, workspaceId, change),
    widenings: (workspaceId) => inWorkspace(app, workspaceId, (tx) => listWidenings(tx, workspaceId)),
    narrowings: (workspaceId, { id } = { id: null }) =>
      id !== null && !isUuid(id)
        ? Promise.resolve([])
        : inWorkspace(app, workspaceId, (tx) => listNarrowings(tx, workspaceId, { id })),
    ledger: (workspaceId, id, after, limit) =>
      inOne(workspaceId, id, { none: [], read: (tx) => listLedger(tx, workspaceId, { id, after, limit }) }),
    newest: (workspaceId, id, page) =>
      inOne(workspaceId, id, { none: [], read: (tx) => listNewest(tx, workspaceId, { id, ...page }) }),
    turns: (workspaceId, id, page) =>
      inOne(workspaceId, id, { none: [], read: (tx) => listTurns(tx, workspaceId, { id, ...page }) }),
    switchings: (workspaceId, id, { limit }) =>
      inOne(workspaceId, id, { none: [], read: (tx) => listSwitchings(tx, workspaceId, { id, limit }) }),
    checks: (workspaceId, id, page) =>
      inOne(workspaceId, id, {
        none: { items: [], nextCursor: null },
        read: (tx) => listChecks(tx, workspaceId, { id, ...page }),
      }),
    policies: (workspaceId, id) =>
      inOne(workspaceId, id, { none: [], read: (tx) => listPolicies(tx, workspaceId, id) }),
    daily: (workspaceId, id, { days }) =>
      inOne(workspaceId, id, { none: [], read: (tx) => dailyCounts(tx, workspaceId, { id, days }) }),
    volumes: (workspaceId, id, { days }) =>
      inOne(workspaceId, id, {
        none: { days, bands: [] },
        read: (tx) => recentVolumes(tx, workspaceId, { id, days }),
      }),
    judgements: (workspaceId, id, { since }) =>
      inOne(workspaceId, id, { none: [], read: (tx) => listJudgements(tx, workspaceId, { id, since }) }),
    evidenceCases: (workspaceId, id, query) =>
      inOne(workspaceId, id, { none: [], read: (tx) => listJudgedCases(tx, workspaceId, { id, ...query }) }),
    openCases: (workspaceId, id, query) =>
      inOne(workspaceId, id, { none: [], read: (tx) => listOpenCases(tx, workspaceId, { id, ...query }) }),
    proof: (workspaceId, id) =>
      inOne(workspaceId, id, {
        none: null,
        read: (tx) => proveLedger(tx, workspaceId, id),
        mode: AT_ONE_MOMENT,
      }),
  };
}

async function find(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  id: string,
): Promise<CheckpointDetails | null> {
  if (!isUuid(id)) return null;
  const [checkpoint] = await listCheckpoints(tx, workspaceId, { id });
  return checkpoint ?? null;
}
