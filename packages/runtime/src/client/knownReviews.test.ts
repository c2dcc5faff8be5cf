import type { WorkspaceId } from '@countersign/model';
import { describe, expect, it, vi } from 'vitest';
import { ADA, aRuntime, BOB, WORKSPACE } from '../testing/aRuntime.ts';

const waiting = async () => {
  const runtime = aRuntime();
  const run = await runtime.start();
  await runtime.settle();
  const { id: reviewId, etag } = await runtime.reviewOf(run.id);
  const decision = { reviewId, etag, verdict: { type: 'approve' }, actor: ADA, role: 'reviewer' } as const;
  return { runtime, decision, reads: vi.spyOn(runtime.store, 'loadReviews') };
};

describe('a review that this process has opened', () => {
  it('is decided without being read again, and answered as it is stored', async () => {
    const { runtime, decision, reads } = await waiting();
    const decided = await runtime.client.decide(WORKSPACE, decision);
    expect(reads).not.toHaveBeenCalled();
    const [stored] = await runtime.store.loadReviews(WORKSPACE, [decision.reviewId]);
    expect(decided).toEqual({ ok: true, value: stored });
  });

  it('is read before anything is refused, so that the refusal tells what is stored (G4)', async () => {
    const { runtime, decision, reads } = await waiting();
    const other = aRuntime({ store: runtime.store, clock: runtime.clock, workerId: 'worker-2' });
    const first = await other.client.decide(WORKSPACE, { ...decision, actor: BOB });
    expect(first.ok).toBe(true);
    reads.mockClear();
    const decidedByBob = { code: 'review_decided', data: { decidedBy: BOB.id } };
    const late = await runtime.client.decide(WORKSPACE, { ...decision, etag: 'another' });
    expect(late).toMatchObject({ ok: false, problem: decidedByBob });
    expect(reads).toHaveBeenCalledOnce();
    const second = await runtime.client.decide(WORKSPACE, decision);
    expect(second).toMatchObject({ ok: false, problem: decidedByBob });
  });

  it('is not there for another workspace', async () => {
    const { runtime, decision } = await waiting();
    const elsewhere = 'w2' as WorkspaceId; // safe: not empty
    const decided = await runtime.client.decide(elsewhere, decision);
    expect(decided).toMatchObject({ ok: false, problem: { code: 'review_not_found' } });
  });
});
