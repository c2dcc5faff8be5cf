import { replayLedger } from '@countersign/autonomy';
import type { FlowDocument, Run } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import { aProposal } from '../testing/scripted.ts';

/** The refund flow with an agent in front of the one whose proposal is judged. */
function readingDocument(policy: object): FlowDocument {
  const { nodes, edges, ...flow } = refundDocument({ configs: { check: { question: 'Pay?', policy } } });
  const triage = nodes.find(({ id }) => id === 'triage')!;
  const moved = edges.map((edge) => (edge.source === 'start' ? { ...edge, target: 'read' } : edge));
  const added = { id: 'read-proposed', source: 'read', port: 'proposed', target: 'triage' };
  const read = { ...triage, id: 'read', title: 'Read' };
  return { ...flow, nodes: [...nodes, read], edges: [...moved, added] } as FlowDocument; // safe: as valid as before
}

function aReadingRuntime(policy: object = {}) {
  const ladder = [{ title: 'All', minConfidence: 0.5, sampleRate: 1 }];
  const world = aRuntime({ artefact: artefactOf(readingDocument({ ladder, tolerance: 0.2, ...policy })) });
  const versions = { read: 'r1', triage: 't1' };
  world.agents.answer = async ({ node }) => ({
    ok: true,
    value: aProposal({ agentVersion: node === 'read' ? versions.read : versions.triage }),
  });
  const begin = async (): Promise<Run> => {
    const run = await world.start();
    await world.settle();
    return run;
  };
  const earn = async () => {
    for (let n = 0; n < 500 && world.store.trustsOf('c1')[0]?.widening == null; n += 1) {
      await world.approve((await begin()).id);
      await world.settle();
    }
    const { segment, agentVersion } = world.store.trustsOf('c1')[0]!;
    const answer = { id: 'c1', segment, agentVersion, to: 1, answer: 'ratified', actor: ADA } as const;
    expect(world.store.answerWidening(answer).ok).toBe(true);
  };
  const statusOf = async (run: Run) => (await world.runOf(run.id))?.status;
  return { ...world, versions, begin, earn, statusOf };
}

describe('an agent in front of the judged one', () => {
  it('ends what was earned when it changes, although the judged agent is the same', async () => {
    const { begin, earn, statusOf, versions, store, reviewOf, eventsOf } = aReadingRuntime();
    await earn();
    expect(await statusOf(await begin())).toBe('ended');
    versions.read = 'r2';
    const changed = await begin();
    expect(await statusOf(changed)).toBe('waiting');
    expect((await eventsOf(changed.id)).map(({ type }) => type)).toContain('epoch.began');
    expect((await reviewOf(changed.id)).content.proposal.agentVersion).toBe('t1');
    const [before, after] = store.trustsOf('c1');
    expect(after).toMatchObject({ epoch: 2, rung: 0, bands: {} });
    expect(after?.agentVersion).not.toBe(before?.agentVersion);
    expect(before?.agentVersion).not.toBe('t1');
  });

  it('counts verdicts, samples and missed deadlines for the version of both', async () => {
    const { begin, earn, store, client, clock, reviewOf, settle } = aReadingRuntime();
    await earn();
    const sampled = await begin();
    const { id: reviewId, etag } = await reviewOf(sampled.id);
    const verdict = { type: 'incorrect' } as const;
    await client.decide(WORKSPACE, { reviewId, etag, verdict, actor: ADA, role: 'reviewer' });
    const missed = await begin();
    clock.advance(365 * 24 * 3_600_000);
    await settle();
    await store.sweepOverdue(100);
    const [trust, ...others] = store.trustsOf('c1');
    expect(others).toEqual([]);
    expect(trust?.counts).toMatchObject({ judgedPassed: 2, lossPassed: 2, overdue: 1 });
    const lines = store.ledgerOf('c1').map(({ entry }) => entry);
    const named = lines.filter((entry) => 'runId' in entry && [sampled.id, missed.id].includes(entry.runId));
    expect(named.map((entry) => 'agentVersion' in entry && entry.agentVersion)).toEqual(
      named.map(() => trust?.agentVersion),
    );
    expect(replayLedger(store.ledgerOf('c1')).differences).toEqual([]);
  });

  it('holds a case for which a person wrote what that agent should have said', async () => {
    const { begin, earn, statusOf, versions, store } = aReadingRuntime();
    await earn();
    versions.read = 'person:ada';
    expect(await statusOf(await begin())).toBe('waiting');
    expect(store.trustsOf('c1')).toHaveLength(1);
  });
});
