import type { Artefact, RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import type { MigrateRuns } from './migrateRuns.ts';

const version = (
  check: object,
  changes: (document: ReturnType<typeof refundDocument>) => object = (it) => it,
) => artefactOf(changes(refundDocument({ configs: { check } })) as ReturnType<typeof refundDocument>);

const old = version({ question: 'Pay?' });

/** A run that waits at its gate on version 1, and another version that was published since. */
async function waiting(next: Artefact) {
  const runtime = aRuntime({ artefact: old });
  const run = await runtime.start();
  await runtime.settle();
  const review = await runtime.reviewOf(run.id);
  runtime.store.putVersion(WORKSPACE, { flow: 'refunds', version: 2, artefact: next });
  const migrate = (changes: Partial<MigrateRuns> = {}) =>
    runtime.client.migrate(WORKSPACE, {
      ...{ flow: 'refunds', from: 1, to: 2, dryRun: false, actor: ADA, role: 'consultant' },
      ...changes,
    });
  return { ...runtime, run, review, migrate };
}

describe('moving waiting runs to another version', () => {
  it('asks its reviewers anew, and goes on as the new version does', async () => {
    const next = version({ question: 'Really pay {{ input.order }}?', remindAfter: '1h' });
    const runtime = await waiting(next);
    const { run, review, migrate, reviewOf, store, client, clock, settle } = runtime;
    expect(await migrate()).toMatchObject({
      ok: true,
      value: { items: [{ runId: run.id, moved: true, problem: null }], moved: 1, refused: 0, more: false },
    });
    expect(await runtime.runOf(run.id)).toMatchObject({ version: 2, status: 'waiting' });
    const asked = await reviewOf(run.id);
    expect(asked).toMatchObject({ version: 2, content: { question: 'Really pay A-17?' } });
    expect(await store.reviews.get(WORKSPACE, review.id)).toMatchObject({ status: 'cancelled' });
    const late = { reviewId: review.id, etag: review.etag, actor: ADA, role: 'reviewer' } as const;
    expect(await client.decide(WORKSPACE, { ...late, verdict: { type: 'approve' } })).toMatchObject({
      problem: { code: 'review_closed' },
    });
    clock.advance(3_600_000);
    await settle();
    expect(await reviewOf(run.id)).toMatchObject({ reminders: 1 });
    await runtime.approve(run.id);
    await settle();
    expect(await runtime.runOf(run.id)).toMatchObject({ status: 'ended', version: 2 });
    const migrated = (await runtime.eventsOf(run.id)).find(({ type }) => type === 'run.migrated');
    expect(migrated?.data).toEqual({ from: 1, to: 2, by: 'Ada' });
    const closed = (await runtime.eventsOf(run.id)).filter(({ type }) => type === 'review.closed');
    expect(closed).toMatchObject([
      { node: 'check', visit: 1, data: { reviewId: review.id, status: 'cancelled' } },
    ]);
  });

  it('says in a dry run what would happen, and does nothing', async () => {
    const runtime = await waiting(version({ question: 'Sure?' }));
    const { run, review, migrate } = runtime;
    const dry = await migrate({ dryRun: true });
    expect(dry).toMatchObject({
      value: { items: [{ runId: run.id, subject: 'Order A-17', moved: false, problem: null }], moved: 1 },
    });
    expect(await runtime.runOf(run.id)).toMatchObject({ version: 1 });
    expect(await runtime.reviewOf(run.id)).toEqual(review);
  });

  it('names each run that it cannot move, and why', async () => {
    const next = version({ question: 'Pay?', expiresAfter: '8h' });
    const runtime = await waiting(next);
    const busy = await runtime.start();
    const [dry, wet] = [await runtime.migrate({ dryRun: true }), await runtime.migrate()];
    for (const result of [dry, wet]) {
      if (!result.ok) throw new Error(result.problem.message);
      expect(result.value).toMatchObject({ moved: 0, refused: result.value.items.length });
      const codes = new Map(result.value.items.map(({ runId, problem }) => [runId, problem?.code]));
      expect(codes.get(runtime.run.id)).toBe('timer_changed');
    }
    expect(await runtime.runOf(busy.id)).toMatchObject({ version: 2 });
    const named = await runtime.migrate({ runs: [busy.id, 'nobody' as RunId] }); // safe: any text
    expect(named).toMatchObject({
      value: {
        items: [{ problem: { code: 'other_version' } }, { problem: { code: 'run_not_found' } }],
      },
    });
    await runtime.settle();
    expect(await runtime.runOf(runtime.run.id)).toMatchObject({ version: 1, status: 'waiting' });
  });

  it('does not let what an agent proposed go on unseen to what cannot be undone (G12)', async () => {
    const runtime = await waiting(version({ question: 'Pay?' }));
    const { store, client } = runtime;
    const ungated = version({ question: 'Pay?' }, (document) => ({
      ...document,
      nodes: document.nodes.map((node) =>
        node.id === 'pay' ? { ...node, config: { ...node.config, reversible: true } } : node,
      ),
      edges: document.edges.map((edge) =>
        edge.source === 'check' && edge.port === 'expired' ? { ...edge, target: 'pay' } : edge,
      ),
    }));
    // As a version could be that was published before anybody looked at what cannot be undone.
    const pay = ungated.nodes['pay'];
    if (pay?.node.kind !== 'action') throw new Error('The sample pays');
    const node = { ...pay.node, config: { ...pay.node.config, reversible: false } };
    const artefact = { ...ungated, hash: 'ungated', nodes: { ...ungated.nodes, pay: { ...pay, node } } };
    store.putVersion(WORKSPACE, { flow: 'refunds', version: 3, artefact });
    const request = { flow: 'refunds', from: 1, to: 3, actor: ADA, role: 'consultant' } as const;
    for (const dryRun of [true, false]) {
      const result = await client.migrate(WORKSPACE, { ...request, dryRun });
      expect(result).toMatchObject({
        value: { moved: 0, items: [{ problem: { code: 'action_without_gate', at: 'pay' } }] },
      });
    }
    expect(await runtime.runOf(runtime.run.id)).toMatchObject({ version: 1 });
  });

  it('names each of very many runs once, page by page, also those that stay', async () => {
    const { store, client, start } = aRuntime({ artefact: old });
    for (let order = 0; order < 1_101; order += 1) await start({ order: `B-${order}` });
    store.putVersion(WORKSPACE, { flow: 'refunds', version: 2, artefact: version({ question: 'Sure?' }) });
    const names: RunId[] = [];
    const request = {
      flow: 'refunds',
      from: 1,
      to: 2,
      dryRun: true,
      actor: ADA,
      role: 'consultant',
    } as const;
    let cursor: string | undefined;
    do {
      const page = await client.migrate(WORKSPACE, { ...request, cursor });
      if (!page.ok) throw new Error(page.problem.message);
      names.push(...page.value.items.map(({ runId }) => runId));
      cursor = page.value.nextCursor ?? undefined;
      expect(page.value.more).toBe(cursor !== undefined);
    } while (cursor !== undefined);
    expect(names.length).toBe(1_101);
    expect(new Set(names).size).toBe(1_101);
    expect(await client.migrate(WORKSPACE, { ...request, cursor: 'nonsense' })).toMatchObject({
      problem: { code: 'invalid_cursor' },
    });
  });

  it('is for consultants, between versions that exist', async () => {
    const { migrate } = await waiting(version({ question: 'Sure?' }));
    expect(await migrate({ role: 'owner' })).toMatchObject({ problem: { code: 'role_too_narrow' } });
    expect(await migrate({ to: 3 })).toMatchObject({ problem: { code: 'version_not_found' } });
    expect(await migrate({ to: 1 })).toMatchObject({ problem: { code: 'same_version' } });
  });
});

describe('a waiting run (G8)', () => {
  it('stays on its version whatever is published, and whatever that has lost', async () => {
    const without = version({ question: 'Pay?' }, (document) => ({
      ...document,
      nodes: document.nodes.filter(({ id }) => id !== 'watch'),
      edges: [
        ...document.edges.filter(({ source, target }) => source !== 'watch' && target !== 'watch'),
        { id: 'pay.done', source: 'pay', port: 'done', target: 'paid' },
      ],
    }));
    const runtime = await waiting(without);
    const [review] = await runtime.store.openReviewsOf([runtime.run.id]);
    expect(review).toEqual(runtime.review);
    const fresh = aRuntime({ artefact: without, store: runtime.store, clock: runtime.clock, workerId: 'w2' });
    await fresh.approve(runtime.run.id);
    await fresh.settle();
    expect(await fresh.runOf(runtime.run.id)).toMatchObject({ status: 'ended', version: 1 });
    const visited = (await fresh.eventsOf(runtime.run.id)).map(({ node }) => node);
    expect(visited).toContain('watch');
  });
});
