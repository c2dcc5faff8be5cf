import { randomUUID } from 'node:crypto';
import { CheckpointPolicy, type LedgerEntry } from '@countersign/model';
import type { CheckpointDetails, NewRun, Store, Turn } from '@countersign/runtime';
import { expect } from 'vitest';
import { ANN, aRun, aStart, aTurn, LEASE, WORKSPACE } from './aTurn.ts';
import type { TestPorts } from './openTestPorts.ts';

export const EARNER = { segment: 'default', agentVersion: 'v1' };

type SceneEarner = typeof EARNER & { flowVersion?: number };

export type Case = Readonly<{ run: NewRun; isPassed: boolean; agentVersion: string }>;

const DUE = '2030-01-01T00:00:00.000Z';
const LADDER = [
  { title: 'Sure', minConfidence: 0.9, sampleRate: 1 },
  { title: 'Likely', minConfidence: 0.7, sampleRate: 1 },
];

/** Checkpoints that can earn, and what gates and people write about their cases. */
export function aTrustScene(opened: TestPorts) {
  let flows = 0;
  /** A flow of its own with a checkpoint that can earn. */
  async function aCheckpoint(part: object = {}): Promise<CheckpointDetails> {
    flows += 1;
    const slug = `flow-${flows}`;
    const { ports } = opened;
    const policy = CheckpointPolicy.parse({ ladder: LADDER, tolerance: 0.1, ...part });
    const document = { name: `Flow ${flows}`, description: '', nodes: [] } as never;
    const artefact = { hash: `artefact-${flows}` } as never;
    await ports.flows.create(WORKSPACE, { slug, document, actor: ANN });
    const checkpoints = [{ key: 'gate', title: 'Gate', policy }];
    await ports.flows.publish(WORKSPACE, {
      slug,
      document,
      artefact,
      checkpoints,
      mayGrant: true,
      actor: ANN,
    });
    return (await ports.checkpoints.list(WORKSPACE)).find(({ flow }) => flow === slug)!;
  }

  /** What a gate would write of a case now. */
  async function decidedLine(
    store: Store,
    { flowId }: CheckpointDetails,
    { run, band = 1, earner = EARNER }: { run: NewRun; band?: number; earner?: SceneEarner },
  ): Promise<Extract<LedgerEntry, { type: 'decided' }>> {
    const checkpoint = (await store.loadCheckpoint(WORKSPACE, { flowId, key: 'gate', ...earner }))!;
    const { rung, epoch, policyVersion } = checkpoint;
    const isPassed = band <= rung && checkpoint.killSwitch === null;
    const visit = { runId: run.id, node: 'gate', visit: 1, ...earner };
    const facts = { rung, band, policyVersion, confidence: 0.95, amount: null, probability: 1 };
    const rates = { evidence: 1, targeted: 0, total: 1 };
    const calibrated = checkpoint.policy.sampling.targeted && { confidence: 0.9, labels: 0 };
    const sample = isPassed ? { lanes: ['evidence' as const], rates } : {};
    return {
      ...{ type: 'decided', ...visit, ...facts, decision: isPassed ? 'passed' : 'held' },
      ...{ ...sample, epoch: epoch ?? 0, dueAt: DUE, ...(calibrated ? { calibrated } : {}) },
    };
  }

  const begun = async (store: Store, flowId: string): Promise<NewRun> => {
    const run = aRun({ flowId });
    await store.commitTurns([aStart(run)], LEASE);
    return run;
  };

  /** A run that reaches the gate by a turn of its own. */
  async function decide(
    checkpoint: CheckpointDetails,
    options: { band?: number; earner?: SceneEarner } = {},
    { store } = opened.ports,
  ): Promise<Case> {
    const run = await begun(store, checkpoint.flowId);
    const { agentVersion } = options.earner ?? EARNER;
    for (let tries = 0; tries < 50; tries += 1) {
      const entry = await decidedLine(store, checkpoint, { run, ...options });
      const turn = aSignal(run, { ledger: [{ checkpointId: checkpoint.id, entry }] });
      const [outcome] = await store.commitTurns([turn], LEASE);
      if (outcome?.type === 'committed') return { run, isPassed: entry.decision === 'passed', agentVersion };
      expect(outcome?.type).toBe('moved');
    }
    throw new Error('The case kept moving');
  }

  const aSignal = (run: NewRun, turn: Partial<Turn>): Turn =>
    aTurn({ runId: run.id, cause: { type: 'signal', name: 's', payload: null }, ...turn });

  const verdictLine = ({ run, isPassed, agentVersion }: Case, loss: number | null, more: object = {}) => ({
    ...{ type: 'verdict' as const, runId: run.id, node: 'gate', visit: 1, segment: 'default', agentVersion },
    ...{ reviewId: randomUUID(), loss, actor: 'ann', ...more },
    verdict: isPassed ? (loss === 0 ? 'correct' : 'incorrect') : loss === 0 ? 'approve' : 'reject',
  });

  const judging = (checkpoint: CheckpointDetails, one: Case, loss: number | null, more: object = {}): Turn =>
    aSignal(one.run, {
      expectedRevision: 2,
      ledger: [{ checkpointId: checkpoint.id, entry: verdictLine(one, loss, more), isEvidence: true }],
    });

  async function judge(checkpoint: CheckpointDetails, one: Case, loss: number | null, more: object = {}) {
    const [outcome] = await opened.ports.store.commitTurns([judging(checkpoint, one, loss, more)], LEASE);
    expect(outcome).toMatchObject({ type: 'committed' });
  }

  const trustOf = async ({ id }: CheckpointDetails, { segment, agentVersion } = EARNER) =>
    (await opened.ports.checkpoints.get(WORKSPACE, id))!.trusts
      .map(({ state }) => state)
      .find((state) => state.segment === segment && state.agentVersion === agentVersion);

  const linesOf = async ({ id }: CheckpointDetails) =>
    (await opened.ports.checkpoints.ledger(WORKSPACE, id, 0, 10_000)).map(({ entry }) => entry);

  const evidenceRows = async ({ id }: CheckpointDetails) => {
    const rows = await opened.test.sql`select * from evidence where checkpoint_id = ${id}`;
    return rows.length;
  };

  async function expectProven(checkpoint: CheckpointDetails) {
    const proof = (await opened.ports.checkpoints.proof(WORKSPACE, checkpoint.id))!;
    expect(proof.differences).toEqual([]);
    for (const { isEqual, stored, replayed } of proof.trusts) {
      if (!isEqual) expect(replayed).toEqual(stored);
      expect(isEqual).toBe(true);
    }
    return proof;
  }

  /** As many correct cases as it takes at a tolerance of 10 %. */
  async function earn(checkpoint: CheckpointDetails): Promise<void> {
    for (let judged = 0; judged < 42; judged += 1) await judge(checkpoint, await decide(checkpoint), 0);
  }

  const ratification = ({ id }: CheckpointDetails, to = 1) => ({
    ...{ id, ...EARNER, to, answer: 'ratified' as const },
  });
  return {
    ...{
      aCheckpoint,
      decidedLine,
      begun,
      decide,
      judging,
      judge,
      trustOf,
      linesOf,
      evidenceRows,
      expectProven,
      earn,
    },
    ...{ aSignal, ratification },
  };
}
