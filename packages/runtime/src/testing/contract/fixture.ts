import { randomUUID } from 'node:crypto';
import type {
  Artefact,
  CheckpointPolicy,
  Json,
  LedgerEntry,
  ReviewId,
  RunId,
  RunStatus,
  WorkspaceId,
} from '@countersign/model';
import type { CaseIndex, CaseIndexQueue } from '../../ports/caseIndex.ts';
import type { Incidents } from '../../ports/incidents.ts';
import type { StoredLesson } from '../../ports/lesson.ts';
import type { Reviews, Runs } from '../../ports/queries.ts';
import type {
  Lease,
  LeasedEffect,
  NewEffect,
  NewReview,
  NewRun,
  StartableFlow,
  Store,
  StoredRun,
  Turn,
  TurnCause,
  TurnOutcome,
} from '../../ports/store.ts';
import type { NewTimer, TimerClaim } from '../../ports/timers.ts';
import { aProposal } from '../scripted.ts';

/** What a store brings to the contract: a fresh, empty store per test, with two workspaces that know nothing of each other. */
export type StoreFixture = {
  readonly store: Store;
  readonly runs: Runs;
  readonly reviews: Reviews;
  readonly incidents: Incidents;
  readonly caseIndex: CaseIndex;
  readonly caseIndexQueue: CaseIndexQueue;
  readonly workspaceId: WorkspaceId;
  readonly otherWorkspaceId: WorkspaceId;
  /** Publishes the artefact as version 1 of the flow `refunds`, and creates the checkpoints. */
  readonly publish: (
    workspaceId: WorkspaceId,
    artefact: Artefact,
    checkpoints: readonly { key: string; title: string; policy: CheckpointPolicy }[],
  ) => Promise<StartableFlow>;
  /** Everything in a checkpoint's ledger, in decision order. */
  readonly ledger: (
    workspaceId: WorkspaceId,
    checkpointId: string,
  ) => Promise<readonly { readonly seq: number; readonly entry: LedgerEntry }[]>;
  /** Everything that verdicts taught in a workspace. */
  readonly lessons: (workspaceId: WorkspaceId) => Promise<readonly StoredLesson[]>;
  readonly close: () => Promise<void>;
};

export type MakeStore = () => Promise<StoreFixture>;

export const LEASE: Lease = { workerId: 'worker-1', leaseMs: 60_000 };
export const OTHER: Lease = { workerId: 'worker-2', leaseMs: 60_000 };
/** A lease that ends when it begins: how the contract lets time pass without waiting. */
export const expired = (workerId: string): Lease => ({ workerId, leaseMs: 0 });

/** Timers that are given out to whoever asks next, too. */
export const AT_ONCE: TimerClaim = { limit: 10, holdMs: 0 };

/** Whose trust the contract asks about. */
export const EARNER = { segment: 'small', agentVersion: 'v1' };

export const newRunId = (): RunId => randomUUID() as RunId; // safe: a UUID

type StartSketch = {
  readonly id?: RunId;
  readonly flow: StartableFlow;
  readonly workspaceId: WorkspaceId;
  readonly idempotencyKey?: string;
  readonly bodyHash?: string;
  readonly run?: Partial<NewRun>;
  readonly changes?: Partial<Turn>;
};

/** The first turn of a run. */
export function aStart({
  id = newRunId(),
  flow,
  workspaceId,
  idempotencyKey,
  bodyHash = 'b1',
  run: changed = {},
  changes = {},
}: StartSketch): Turn {
  const run = {
    ...{ id, workspaceId, flowId: flow.flowId, flow: flow.flow, version: flow.version ?? 1 },
    artefactHash: flow.artefactHash ?? '',
    subject: 'Order A-17',
    caseType: 'small',
    startedBy: 'ada',
    input: { order: 'A-17' },
    idempotencyKey: idempotencyKey ?? null,
    bodyHash,
    ...{ parent: null, depth: 0, priority: 'normal' as const, ...changed },
  };
  return {
    ...NOTHING,
    ...about({ id, workspaceId, flowId: flow.flowId, revision: 0 }),
    cause: { type: 'start', run },
    ...changes,
  };
}

type RunName = Pick<StoredRun, 'id' | 'workspaceId' | 'flowId' | 'revision'>;

/** A later turn of a run at its present revision. */
export const aTurn = (run: RunName, cause: TurnCause, changes: Partial<Turn> = {}): Turn => ({
  ...NOTHING,
  ...about(run),
  cause,
  ...changes,
});

const about = ({ id, workspaceId, flowId, revision }: RunName) => ({
  id: randomUUID(),
  runId: id,
  workspaceId,
  flowId,
  expectedRevision: revision,
});

export const aSnapshot = (extra: Json = null): Json => ({
  status: 'active',
  value: 'triage',
  context: {
    input: { order: 'A-17' },
    run: null,
    steps: {},
    visits: { triage: 1 },
    proposal: null,
    route: null,
    failure: null,
    extra,
  },
});

const NOTHING = {
  snapshot: aSnapshot(),
  status: 'running' as RunStatus,
  outcome: null,
  output: null,
  events: [],
  effects: [],
  cancelledEffects: [],
  parkedEffects: [],
  cancelledCalls: [],
  undoCalled: false,
  nudges: null,
  timers: [],
  cancelledTimers: [],
  openedReviews: [],
  closedReviews: [],
  remindedReviews: [],
  ledger: [],
  spending: null,
};

export const anEvent = (type: Turn['events'][number]['type'], data: Json = null): Turn['events'][number] => ({
  type,
  at: '2026-03-04T09:00:00.000Z',
  data,
});

export const anEffect = (changes: Partial<NewEffect> = {}): NewEffect => ({
  ...{ key: 'triage/1', kind: 'agent', node: 'triage', visit: 1, input: { text: 'Grüße 👋' }, once: false },
  ...changes,
});

export const aTimer = (changes: Partial<NewTimer> = {}): NewTimer => ({
  ...{ id: 'check/1', node: 'check', visit: 1, name: 'expires', due: { inMs: 0 } },
  ...changes,
});

export const aReview = (run: { id: RunId }, changes: Partial<NewReview> = {}): NewReview => ({
  id: randomUUID() as ReviewId, // safe: a UUID
  kind: 'gate',
  runId: run.id,
  flow: 'refunds' as NewReview['flow'], // safe: a slug
  version: 1,
  node: 'check',
  nodeTitle: 'Check',
  visit: 1,
  checkpointId: null,
  subject: 'Order A-17',
  caseType: 'small',
  confidence: 0.9,
  amount: 40,
  stakes: 'normal',
  role: 'reviewer',
  excluded: [],
  content: {
    question: 'Refund 40?',
    input: { order: 'A-17' },
    proposal: aProposal(),
    payloadSchema: { type: 'object' },
    reasons: [{ type: 'reviewEverything' }],
    reasonCodes: [],
    options: [{ verdict: 'approve', port: 'approved', leadsTo: ['Pay'] }],
    steps: {},
  },
  etag: 'e1',
  dueInMs: 60_000,
  ...changes,
});

/** Commits one turn and answers its outcome. */
export async function commitOne(store: Store, turn: Turn, lease: Lease | null = LEASE): Promise<TurnOutcome> {
  const [outcome] = await store.commitTurns([turn], lease);
  if (outcome === undefined) throw new Error('The store answered no outcome');
  return outcome;
}

/** Commits a turn that must succeed, and answers the run after it with the effects that were leased. */
export async function mustCommit(
  store: Store,
  turn: Turn,
  lease: Lease | null = LEASE,
): Promise<{ run: StoredRun; leased: readonly LeasedEffect[] }> {
  const outcome = await commitOne(store, turn, lease);
  if (outcome.type !== 'committed') throw new Error(`The turn was not committed: ${JSON.stringify(outcome)}`);
  const [run] = await store.loadRuns([turn.runId]);
  if (run === undefined) throw new Error('The committed run is not there');
  return { run, leased: outcome.leased };
}
