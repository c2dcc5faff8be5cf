import { randomUUID } from 'node:crypto';
import type { RunId, WorkspaceId } from '@countersign/model';
import type { NewReview, NewRun, Turn } from '@countersign/runtime';

export const WORKSPACE = 'workspace-a' as WorkspaceId;
export const OTHER_WORKSPACE = 'workspace-b' as WorkspaceId;
export const ANN = { type: 'user', id: 'user-ann', name: 'Ann' } as const;
export const BEN = { type: 'user', id: 'user-ben', name: 'Ben' } as const;
const FLOW_ID = '00000000-0000-4000-8000-000000000001';
export const LEASE = { workerId: 'worker-1', leaseMs: 60_000 };

/** A run that nobody has started yet, of a flow that need not exist. */
export function aRun(run: Partial<NewRun> = {}): NewRun {
  return {
    id: randomUUID() as RunId,
    workspaceId: WORKSPACE,
    flowId: FLOW_ID,
    flow: 'refunds',
    version: 1,
    artefactHash: 'artefact',
    subject: null,
    caseType: null,
    startedBy: ANN.id,
    input: { amount: 12 },
    idempotencyKey: null,
    bodyHash: 'body',
    parent: null,
    depth: 0,
    priority: 'normal',
    ...run,
  };
}

/** A turn that changes nothing but what is named. */
export function aTurn(turn: Pick<Turn, 'runId' | 'cause'> & Partial<Turn>): Turn {
  return {
    id: randomUUID(),
    workspaceId: WORKSPACE,
    flowId: FLOW_ID,
    expectedRevision: 1,
    snapshot: { at: 'somewhere' },
    status: 'running',
    outcome: null,
    output: null,
    events: [{ type: 'step.entered', at: '2026-01-01T00:00:00.000Z', data: {} }],
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
    ...turn,
  };
}

/** The turn that starts a run. */
export function aStart(run: NewRun, turn: Partial<Turn> = {}): Turn {
  const cause = { type: 'start', run } as const;
  const { id: runId, workspaceId, flowId } = run;
  return aTurn({ runId, workspaceId, flowId, cause, expectedRevision: 0, ...turn });
}

/** A review of a gate, open from the turn that carries it. */
export function aReview(review: Pick<NewReview, 'runId'> & Partial<NewReview>): NewReview {
  return {
    id: randomUUID() as NewReview['id'],
    kind: 'gate',
    flow: 'refunds',
    version: 1,
    node: 'gate',
    nodeTitle: 'Approve the refund',
    visit: 1,
    checkpointId: null,
    subject: null,
    caseType: null,
    confidence: 0.8,
    amount: null,
    stakes: 'normal',
    role: 'reviewer',
    excluded: [],
    content: {
      question: 'May this be paid back?',
      input: {},
      proposal: {
        decision: 'approve',
        payload: {},
        summary: 'Damaged parcel',
        confidence: 0.8,
        reasoning: [],
        evidence: [],
        flags: ['frustrated'],
        usage: { model: 'rules', tokens: 0, cost: 0, ms: 0 },
        agentVersion: 'agent',
      },
      payloadSchema: {},
      reasons: [],
      reasonCodes: [],
      options: [],
      steps: {},
    },
    etag: 'shown',
    dueInMs: null,
    ...review,
  };
}
