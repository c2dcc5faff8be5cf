import { randomUUID } from 'node:crypto';
import type { ReviewId } from '@countersign/model';
import type { NewEffect, StoreHint, Turn } from '@countersign/runtime';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ANN, aReview, aRun, aStart, aTurn, BEN, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

// What only several writers of a real database can show; the rules themselves are in the contract of all stores.

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

const anEffect = (effect: Partial<NewEffect> = {}): NewEffect => ({
  key: 'triage/1',
  kind: 'agent',
  node: 'triage',
  visit: 1,
  input: { text: 'My parcel broke.' },
  once: false,
  ...effect,
});

/** A verdict of a person on an open review, as a turn of the review's run. */
const aVerdict = (runId: Turn['runId'], reviewId: ReviewId, actor: typeof ANN | typeof BEN): Turn =>
  aTurn({
    runId,
    cause: { type: 'verdict', reviewId, etag: 'shown', actor, verdict: { type: 'approve' } },
    status: 'ended',
    outcome: 'done',
  });

describe('commitTurns', () => {
  it('lets one of two simultaneous verdicts win on every review and tells the other who was first (G4)', async () => {
    const { store } = opened.ports;
    const runs = Array.from({ length: 50 }, () => aRun());
    const reviews = runs.map((run) => aReview({ runId: run.id }));
    await store.commitTurns(
      runs.map((run, index) => aStart(run, { openedReviews: [reviews[index]!] })),
      LEASE,
    );
    const verdictsOf = (actor: typeof ANN | typeof BEN) =>
      runs.map((run, index) => aVerdict(run.id, reviews[index]!.id, actor));
    const [first, second] = await Promise.all([
      store.commitTurns(verdictsOf(ANN), LEASE),
      store.commitTurns(verdictsOf(BEN).reverse(), LEASE),
    ]);
    const pairs = first.map((outcome, index) => [outcome, second.toReversed()[index]!] as const);
    expect(pairs.length).toBe(50);
    for (const [ann, ben] of pairs) {
      expect([ann.type, ben.type].sort()).toEqual(['committed', 'decided']);
      const loser = ann.type === 'decided' ? ann : ben;
      const winner = ann.type === 'decided' ? BEN : ANN;
      expect(loser).toMatchObject({ review: { status: 'decided', decidedBy: winner.id } });
    }
  });

  it('starts one run for one key, however many ask at once (G1)', async () => {
    const { store } = opened.ports;
    const starts = Array.from({ length: 8 }, () => aRun({ idempotencyKey: 'order-77' }));
    const outcomes = await Promise.all(starts.map((run) => store.commitTurns([aStart(run)], LEASE)));
    const types = outcomes.map(([outcome]) => outcome!.type).sort();
    expect(types).toEqual(['committed', ...Array.from({ length: 7 }, () => 'duplicate')]);
    const rows = await opened.test.sql`select id from runs where idempotency_key = 'order-77'`;
    for (const [outcome] of outcomes) {
      if (outcome?.type === 'duplicate')
        expect(outcome).toMatchObject({ runId: rows[0]!['id'], sameBody: true });
    }
    expect(rows.length).toBe(1);
  });

  it('does not stand still when two writers want the same runs in opposite order', async () => {
    const { store } = opened.ports;
    const runs = Array.from({ length: 40 }, (_, index) => aRun({ idempotencyKey: `pair-${index}` }));
    await store.commitTurns(
      runs.map((run) => aStart(run)),
      LEASE,
    );
    const signals = () =>
      runs.map((run) => aTurn({ runId: run.id, cause: { type: 'signal', name: 'go', payload: null } }));
    const again = runs.map((run) => aStart(aRun({ idempotencyKey: run.idempotencyKey })));
    const [left, right] = await Promise.all([
      store.commitTurns([...signals(), ...again], LEASE),
      store.commitTurns([...signals(), ...again].reverse(), LEASE),
    ]);
    const committed = [...left, ...right].filter(({ type }) => type === 'committed').length;
    expect(committed).toBe(40);
  });

  it('numbers the events of a run without gaps over turns of several writers (G2)', async () => {
    const { store, runs } = opened.ports;
    const run = aRun();
    await store.commitTurns([aStart(run)], LEASE);
    const step = async (): Promise<void> => {
      const [stored] = await store.loadRuns([run.id]);
      const [outcome] = await store.commitTurns(
        [
          aTurn({
            runId: run.id,
            cause: { type: 'signal', name: 'go', payload: null },
            expectedRevision: stored!.revision,
            events: [1, 2, 3].map((n) => ({
              type: 'signal.received',
              at: '2026-01-01T00:00:00.000Z',
              data: n,
            })),
          }),
        ],
        LEASE,
      );
      if (outcome!.type === 'moved') await step();
    };
    await Promise.all(Array.from({ length: 6 }, step));
    const events = await runs.events(WORKSPACE, run.id, 0, 100);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
    expect((await runs.events(WORKSPACE, run.id, 6, 3)).map(({ seq }) => seq)).toEqual([7, 8, 9]);
  });

  it('numbers each ledger without gaps in the order of the commits, whoever else writes', async () => {
    const { store, checkpoints } = opened.ports;
    const ledgers = [randomUUID(), randomUUID()];
    const entryOf = (runId: string) => ({
      ...{ type: 'verdict', runId, node: 'gate', visit: 1, segment: 'default', reviewId: runId },
      ...{ verdict: 'approve', loss: 0, actor: ANN.id },
    });
    const append = (count: number, order: readonly string[]) =>
      store.commitTurns(
        Array.from({ length: count }, () => {
          const run = aRun();
          const ledger = order.map((checkpointId) => ({ checkpointId, entry: entryOf(run.id) as never }));
          return aStart(run, { ledger });
        }),
        LEASE,
      );
    // A reader that goes on from where it was must never be overtaken by a smaller number that comes later.
    let isOver = false;
    const read: number[] = [];
    const follow = async (): Promise<void> => {
      for (;;) {
        const wasOver = isOver;
        const lines = await checkpoints.ledger(WORKSPACE, ledgers[0]!, read.at(-1) ?? 0, 1_000);
        read.push(...lines.map(({ seq }) => seq));
        if (wasOver) return;
      }
    };
    const reader = follow();
    const writers = Array.from({ length: 6 }, (_, index) =>
      append(7, index % 2 === 0 ? ledgers : ledgers.toReversed()).then(() => append(5, ledgers)),
    );
    await Promise.all(writers);
    isOver = true;
    await reader;
    expect(read).toEqual(Array.from({ length: 72 }, (_, index) => index + 1));
    const other = await checkpoints.ledger(WORKSPACE, ledgers[1]!, 0, 1_000);
    expect(other.map(({ seq }) => seq)).toEqual(read);
  });

  it('writes nothing of a batch when one statement fails', async () => {
    const { store } = opened.ports;
    const good = aRun();
    const bad = aRun({ subject: 'NUL \0 is no text' });
    await expect(store.commitTurns([aStart(good), aStart(bad)], LEASE)).rejects.toThrow();
    expect(await store.loadRuns([good.id])).toEqual([]);
  });

  it('writes every verdict into the audit chain in the same transaction (G11)', async () => {
    const { store, audit } = opened.ports;
    const before = await audit.verify(WORKSPACE);
    const runs = [aRun(), aRun(), aRun()];
    const reviews = runs.map((run) => aReview({ runId: run.id }));
    await store.commitTurns(
      runs.map((run, index) => aStart(run, { openedReviews: [reviews[index]!] })),
      LEASE,
    );
    await store.commitTurns(
      runs.map((run, index) => aVerdict(run.id, reviews[index]!.id, ANN)),
      LEASE,
    );
    const after = await audit.verify(WORKSPACE);
    const rows = await audit.list(WORKSPACE, before.rows, 10);
    expect(after).toMatchObject({ rows: before.rows + 3, findings: [] });
    expect(rows.map(({ actor, action, object }) => ({ actor, action, object }))).toEqual(
      reviews.map(({ id }) => ({ actor: ANN.id, action: 'review.approve', object: `review:${id}` })),
    );
  });
});

describe('a turn that is looked at before it is written', () => {
  it('is in the audit chain when somebody did it (G11)', async () => {
    const { store, audit } = opened.ports;
    const run = aRun();
    await store.commitTurns([aStart(run)], LEASE);
    const before = await audit.verify(WORKSPACE);
    const cancelled = aTurn({ runId: run.id, cause: { type: 'cancel', actor: ANN } });
    expect(await store.commitTurns([cancelled], LEASE)).toMatchObject([{ type: 'committed' }]);
    expect(await audit.list(WORKSPACE, before.rows, 10)).toMatchObject([
      { actor: ANN.id, action: 'run.cancelled', object: `run:${run.id}` },
    ]);
    expect(await audit.verify(WORKSPACE)).toMatchObject({ rows: before.rows + 1, findings: [] });
  });

  it('is in the audit chain when it takes back a verdict that was on its way (G11)', async () => {
    const { store, audit } = opened.ports;
    const run = aRun();
    const review = aReview({ runId: run.id });
    await store.commitTurns([aStart(run, { openedReviews: [review] })], LEASE);
    const givenAt = '2026-01-01T00:00:00.000Z';
    const verdict = { type: 'reject', message: 'Not yet' } as const;
    const given = {
      verdict,
      actor: ANN,
      role: 'reviewer',
      etag: review.etag,
      givenAt,
      takesEffectAt: givenAt,
    } as const;
    const before = await audit.verify(WORKSPACE);
    let expectedRevision = 1;
    for (const withdrawn of [undefined, given]) {
      const cause = { type: 'pend', reviewId: review.id, givenAt: null, withdrawn } as const;
      const turn = aTurn({ runId: run.id, cause, expectedRevision });
      expect(await store.commitTurns([turn], LEASE)).toMatchObject([{ type: 'committed' }]);
      expectedRevision += 1;
    }
    expect(await audit.list(WORKSPACE, before.rows, 10)).toMatchObject([
      { actor: ANN.id, action: 'review.withdrawn', object: `review:${review.id}` },
    ]);
    expect(await audit.verify(WORKSPACE)).toMatchObject({ rows: before.rows + 1, findings: [] });
  });
});

describe('claimEffects', () => {
  it('gives every effect to one of eight workers', async () => {
    const { store } = opened.ports;
    const runs = Array.from({ length: 200 }, () => aRun());
    await store.commitTurns(
      runs.map((run) => aStart(run, { effects: [anEffect()] })),
      null,
    );
    const workers = Array.from({ length: 8 }, (_, index) => ({
      workerId: `claimer-${index}`,
      leaseMs: 60_000,
    }));
    const claimed: string[] = [];
    await Promise.all(
      workers.map(async (lease) => {
        for (;;) {
          const effects = await store.claimEffects(lease, 7);
          if (effects.length === 0) return;
          claimed.push(...effects.map(({ runId }) => runId));
        }
      }),
    );
    expect(claimed.length).toBe(200);
    expect(new Set(claimed).size).toBe(200);
  });

  it('fences off a worker whose lease ran out and was taken by another (G3)', async () => {
    const { store } = opened.ports;
    const run = aRun();
    const short = { workerId: 'slow', leaseMs: 0 };
    const [started] = await store.commitTurns([aStart(run, { effects: [anEffect()] })], short);
    const [taken] = await store.claimEffects({ workerId: 'quick', leaseMs: 60_000 }, 1);
    const resultOf = (token: number) =>
      aTurn({ runId: run.id, cause: { type: 'result', key: 'triage/1', token, result: {} } });
    if (started?.type !== 'committed') throw new Error('the start was refused');
    const late = await store.commitTurns([resultOf(started.leased[0]!.token)], short);
    const inTime = await store.commitTurns([resultOf(taken!.token)], LEASE);
    expect(taken).toMatchObject({ runId: run.id, claims: 2 });
    expect(late).toMatchObject([{ type: 'stale', problem: { code: 'lease_lost' } }]);
    expect(inTime).toMatchObject([{ type: 'committed' }]);
  });
});

describe('listen', () => {
  it('hints at what was committed, and at everything after the connection was lost', async () => {
    const { store } = opened.ports;
    const hints: StoreHint[] = [];
    const stop = await store.listen((hint) => hints.push(hint));
    const run = aRun();
    await store.commitTurns([aStart(run, { openedReviews: [aReview({ runId: run.id })] })], LEASE);
    await vi.waitUntil(() => hints.length >= 2, { timeout: 10_000 });
    const heard = hints.splice(0);
    await opened.test.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`;
    await vi.waitUntil(() => hints.some(({ workspaceId }) => workspaceId === null), { timeout: 10_000 });
    await stop();
    expect(heard).toContainEqual({ type: 'runs', workspaceId: WORKSPACE, runIds: [run.id] });
    expect(heard).toContainEqual({ type: 'reviews', workspaceId: WORKSPACE, runIds: [run.id] });
  });
});
