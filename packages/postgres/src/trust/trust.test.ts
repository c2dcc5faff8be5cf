import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../packed.ts';
import { aTrustScene, type Case, EARNER } from '../testing/aTrustScene.ts';
import { ANN, aReview, aRun, aStart, BEN, LEASE, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
let scene: ReturnType<typeof aTrustScene>;
beforeAll(async () => {
  opened = await openTestPorts();
  scene = aTrustScene(opened);
});
afterAll(() => opened[Symbol.asyncDispose]());

describe('trust in the database', () => {
  it('is earned, ratified, lost by samples, and proven by the ledger alone, with every step in the audit chain (G11)', async () => {
    const checkpoint = await scene.aCheckpoint();
    const { checkpoints, audit } = opened.ports;
    await scene.earn(checkpoint);
    expect(await checkpoints.widenings(WORKSPACE)).toMatchObject([
      { checkpointId: checkpoint.id, from: 0, to: 1, evidence: { n: 42, errors: 0 }, needsTwoOwners: false },
    ]);
    // What was judged since is part of what an owner is told, beside the figures of the proposal.
    await scene.judge(checkpoint, await scene.decide(checkpoint), 0);
    expect(await checkpoints.widenings(WORKSPACE)).toMatchObject([
      { evidence: { n: 43, errors: 0 }, evidenceThen: { n: 42, errors: 0 } },
    ]);
    expect(await checkpoints.widenings(OTHER_WORKSPACE)).toEqual([]);
    // An answer to what was proposed before, and is not what stands there now.
    expect(
      await checkpoints.answerWidening(WORKSPACE, { ...scene.ratification(checkpoint), seq: 1, actor: ANN }),
    ).toMatchObject({ problem: { code: 'widening_lapsed' } });
    const ratified = await checkpoints.answerWidening(WORKSPACE, {
      ...scene.ratification(checkpoint),
      actor: ANN,
    });
    expect(ratified).toMatchObject({ ok: true, value: { rung: 1, startRung: 0 } });
    expect(
      await checkpoints.answerWidening(WORKSPACE, { ...scene.ratification(checkpoint), actor: ANN }),
    ).toMatchObject({
      problem: { code: 'widening_lapsed' },
    });
    let errors = 0;
    for (let one = await scene.decide(checkpoint); one.isPassed; one = await scene.decide(checkpoint)) {
      await scene.judge(checkpoint, one, 1);
      errors += 1;
    }
    expect(errors).toBeLessThan(10);
    expect(await scene.trustOf(checkpoint)).toMatchObject({
      epoch: 2,
      rung: 0,
      counts: { judgedPassed: errors },
    });
    const proof = await scene.expectProven(checkpoint);
    expect(proof.lines).toBe((await scene.linesOf(checkpoint)).length);
    const deeds = (await audit.list(WORKSPACE, 0, 10_000)).map(({ action }) => action);
    for (const action of [
      'widening.proposed',
      'widening.ratified',
      'rung.widened',
      'rung.narrowed',
      'epoch.began',
    ]) {
      expect(deeds).toContain(action);
    }
    expect((await audit.verify(WORKSPACE)).findings).toEqual([]);
  });

  it('asks two different persons where the policy says so, also when one of them has a key', async () => {
    const checkpoint = await scene.aCheckpoint({ ratifiedBy: 'twoOwners' });
    const { checkpoints } = opened.ports;
    await scene.earn(checkpoint);
    const yes = (
      actor: typeof ANN | { type: 'key'; id: string; name: string; personId: string } | typeof BEN,
    ) => checkpoints.answerWidening(WORKSPACE, { ...scene.ratification(checkpoint), actor });
    expect(await yes(ANN)).toMatchObject({ ok: true, value: { rung: 0 } });
    const key = { type: 'key', id: 'key-1', name: 'Key', personId: ANN.id } as const;
    expect(await yes(key)).toMatchObject({ problem: { code: 'four_eyes' } });
    expect(await yes(BEN)).toMatchObject({ ok: true, value: { rung: 1 } });
    await scene.expectProven(checkpoint);
  });

  it('takes a declined widening back until it is asked for again', async () => {
    const checkpoint = await scene.aCheckpoint();
    const { checkpoints } = opened.ports;
    await scene.earn(checkpoint);
    const answer = { id: checkpoint.id, ...EARNER, to: 1, actor: ANN };
    await checkpoints.answerWidening(WORKSPACE, { ...answer, answer: 'declined', message: 'Not yet.' });
    expect((await scene.trustOf(checkpoint))?.widening).toBeNull();
    await checkpoints.answerWidening(WORKSPACE, { ...answer, answer: 'reopened' });
    expect((await scene.trustOf(checkpoint))?.widening).toMatchObject({ to: 1 });
    expect((await scene.linesOf(checkpoint)).at(-3)).toMatchObject({
      answer: 'declined',
      message: 'Not yet.',
    });
  });

  it('counts every case once, in the order of decisions, however the verdicts come', async () => {
    const checkpoint = await scene.aCheckpoint();
    const cases: Case[] = [];
    for (let i = 0; i < 12; i += 1) cases.push(await scene.decide(checkpoint));
    const behind = cases.slice(1).reverse();
    const { store } = opened.ports;
    const outcomes = await store.commitTurns(
      behind.map((one) => scene.judging(checkpoint, one, 0)),
      LEASE,
    );
    expect(outcomes.every(({ type }) => type === 'committed')).toBe(true);
    const waiting = await scene.trustOf(checkpoint);
    expect(waiting?.bands).toEqual({});
    expect(waiting?.streams).toEqual({ 1: { opened: 12, folded: 0 } });
    expect(await scene.evidenceRows(checkpoint)).toBe(12);
    await scene.judge(checkpoint, cases[0]!, 1);
    expect(await scene.trustOf(checkpoint)).toMatchObject({
      bands: { 1: { n: 12, errors: 1, streak: { attempt: 2, length: 11 } } },
    });
    expect(await scene.evidenceRows(checkpoint)).toBe(0);
    await scene.expectProven(checkpoint);
  });

  it('reads next to nothing for a verdict among 50,000 open cases, and each of them once when they can be counted', async () => {
    const checkpoint = await scene.aCheckpoint();
    const first = await scene.decide(checkpoint);
    const { store } = opened.ports;
    const { sql } = opened.test;
    const state = (await scene.trustOf(checkpoint))!;
    const opening = { ...state, streams: { 1: { opened: 50_001, folded: 0 } } };
    await sql`
      update trusts set packed = decode(${pack(opening)}, 'base64') where checkpoint_id = ${checkpoint.id}`;
    await sql`
      insert into evidence (checkpoint_id, workspace_id, trust_id, run_id, node, visit, epoch, stream, position, band,
        is_passed, rate, due_at, is_judged)
      select checkpoint_id, workspace_id, trust_id, gen_random_uuid(), node, visit, epoch, stream, place, band,
        is_passed, rate, due_at, false
      from evidence cross join generate_series(2, 50001) as place where checkpoint_id = ${checkpoint.id}`;
    // As the database does by itself when a table has grown; plans made while it was tiny are made anew.
    await sql`analyze evidence`;
    const newest = await sql<{ runId: string }[]>`
      select run_id as "runId" from evidence where checkpoint_id = ${checkpoint.id} order by position desc limit 200`;
    const cases = newest.map(({ runId }): Case => {
      const run = aRun({ id: runId as Case['run']['id'], flowId: checkpoint.flowId });
      return { run, isPassed: false, agentVersion: 'v1' };
    });
    await store.commitTurns(
      cases.flatMap(({ run }) => [aStart(run)]),
      LEASE,
    );
    const before = await rowsRead();
    for (let from = 0; from < cases.length; from += 20) {
      const page = cases.slice(from, from + 20);
      const turns = page.map((one) => ({ ...scene.judging(checkpoint, one, 0), expectedRevision: 1 }));
      const outcomes = await store.commitTurns(turns, LEASE);
      expect(outcomes.every(({ type }) => type === 'committed')).toBe(true);
    }
    expect(await scene.trustOf(checkpoint)).toMatchObject({ streams: { 1: { opened: 50_001, folded: 0 } } });
    expect((await rowsRead()) - before).toBeLessThan(cases.length * 8);
    await sql`update evidence set is_judged = true, loss = 0 where checkpoint_id = ${checkpoint.id} and position > 1`;
    await scene.judge(checkpoint, first, 0);
    expect(await scene.trustOf(checkpoint)).toMatchObject({
      streams: { 1: { opened: 50_001, folded: 50_001 } },
      bands: { 1: { n: 50_001, errors: 0 } },
    });
    expect(await scene.evidenceRows(checkpoint)).toBe(0);
  });

  it('answers moved for a gate that was decided before a narrowing, a policy or a switch, and for no other turn', async () => {
    const checkpoint = await scene.aCheckpoint({ startRung: 1 });
    const { store, checkpoints } = opened.ports;
    await scene.decide(checkpoint);
    const changes: (() => Promise<unknown>)[] = [
      () =>
        checkpoints.setKillSwitch(WORKSPACE, {
          scope: 'checkpoint',
          id: checkpoint.id,
          on: true,
          actor: ANN,
        }),
      () =>
        checkpoints.setKillSwitch(WORKSPACE, {
          scope: 'checkpoint',
          id: checkpoint.id,
          on: false,
          actor: ANN,
        }),
      () =>
        checkpoints.setPolicy(WORKSPACE, {
          ...{
            id: checkpoint.id,
            policy: { ...checkpoint.policy, tolerance: 0.2 },
            policyVersion: 1,
            actor: ANN,
          },
        }),
      () => checkpoints.narrow(WORKSPACE, { id: checkpoint.id, rung: 0, actor: ANN }),
    ];
    const types: unknown[] = [];
    for (const change of changes) {
      const [run, other] = [
        await scene.begun(store, checkpoint.flowId),
        await scene.begun(store, checkpoint.flowId),
      ];
      const entry = await scene.decidedLine(store, checkpoint, { run });
      await change();
      const stale = scene.aSignal(run, { ledger: [{ checkpointId: checkpoint.id, entry }] });
      const outcomes = await store.commitTurns([stale, scene.aSignal(other, {})], LEASE);
      types.push([entry.decision, ...outcomes.map(({ type }) => type)]);
    }
    expect(types).toEqual([
      ['passed', 'moved', 'committed'],
      // A case that the switch has held is held all the same.
      ['held', 'committed', 'committed'],
      ['passed', 'moved', 'committed'],
      ['passed', 'moved', 'committed'],
    ]);
    expect((await scene.decide(checkpoint)).isPassed).toBe(false);
    expect(await scene.trustOf(checkpoint)).toMatchObject({ epoch: 3, rung: 0 });
    await scene.expectProven(checkpoint);
  });

  it('narrows one segment or agent version, or everything with where new ones begin', async () => {
    const checkpoint = await scene.aCheckpoint({ startRung: 2, probationRung: 2 });
    const { checkpoints } = opened.ports;
    const v2 = { segment: 'default', agentVersion: 'v2' };
    const large = { segment: 'large', agentVersion: 'v1' };
    for (const earner of [EARNER, v2, large]) await scene.decide(checkpoint, { earner });
    const change = { id: checkpoint.id, rung: 1, actor: ANN };
    const rungs = async () => [
      ...[(await scene.trustOf(checkpoint))?.rung, (await scene.trustOf(checkpoint, v2))?.rung],
      ...[(await scene.trustOf(checkpoint, large))?.rung],
    ];
    await checkpoints.narrow(WORKSPACE, { ...change, ...v2 });
    expect(await rungs()).toEqual([2, 1, 2]);
    expect(await checkpoints.narrow(WORKSPACE, { ...change, ...v2 })).toMatchObject({
      problem: { code: 'not_narrower' },
    });
    await checkpoints.narrow(WORKSPACE, { ...change, rung: 0, segment: 'large' });
    expect(await rungs()).toEqual([2, 1, 0]);
    expect(await checkpoints.narrow(WORKSPACE, change)).toMatchObject({ ok: true, value: { startRung: 1 } });
    expect(await rungs()).toEqual([1, 1, 0]);
    const elsewhere = await checkpoints.narrow(OTHER_WORKSPACE, { ...change, rung: 0 });
    expect(elsewhere).toMatchObject({ problem: { code: 'not_found' } });
    await scene.expectProven(checkpoint);
  });

  it('is listed in pages, and with a checkpoint only as far as asked for', async () => {
    const checkpoint = await scene.aCheckpoint();
    const { checkpoints } = opened.ports;
    const earner = (segment: string, agentVersion = 'v1') => ({ earner: { segment, agentVersion } });
    for (const segment of ['c', 'a', 'b']) await scene.decide(checkpoint, earner(segment));
    await scene.decide(checkpoint, earner('a', 'v2'));
    const listed = await checkpoints.list(WORKSPACE, { trusts: 2 });
    const found = listed.find(({ id }) => id === checkpoint.id)!;
    const namesOf = (trusts: readonly { state: { segment: string; epoch: number } }[]) =>
      trusts.map(({ state }) => `${state.segment}${state.epoch}`);
    expect([namesOf(found.trusts), found.trustCount]).toEqual([['a2', 'a1'], 4]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await checkpoints.trusts(WORKSPACE, checkpoint.id, { cursor, limit: 1 });
      expect(page.items).toHaveLength(1);
      seen.push(...namesOf(page.items));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['a2', 'a1', 'b1', 'c1']);
    expect(await checkpoints.trusts(OTHER_WORKSPACE, checkpoint.id, {})).toMatchObject({ items: [] });
  });

  it('counts as an error what nobody has judged in time, once, also what is deleted before (G13)', async () => {
    const checkpoint = await scene.aCheckpoint();
    const [late, gone] = [await scene.decide(checkpoint), await scene.decide(checkpoint)];
    const { store } = opened.ports;
    expect(await store.sweepOverdue(10)).toMatchObject({ count: 0 });
    const { sql } = opened.test;
    await sql`update evidence set due_at = now() - interval '1 second' where checkpoint_id = ${checkpoint.id}`;
    await sql`delete from runs where id = ${gone.run.id}`;
    const swept = await Promise.all([store.sweepOverdue(10), store.sweepOverdue(10)]);
    expect(Math.max(...swept.map(({ count }) => count))).toBe(2);
    expect(await scene.trustOf(checkpoint)).toMatchObject({
      bands: { 1: { n: 2, errors: 2 } },
      counts: { overdue: 2, voided: 1 },
    });
    const before = await scene.trustOf(checkpoint);
    await scene.judge(checkpoint, late, 0);
    expect(await scene.trustOf(checkpoint)).toEqual(before);
    await scene.expectProven(checkpoint);
  });

  it('shows no judgement where a person was to decide first and nobody did, and that of whoever does afterwards', async () => {
    const checkpoint = await scene.aCheckpoint();
    const { store, checkpoints } = opened.ports;
    const run = await scene.begun(store, checkpoint.flowId);
    const entry = await scene.decidedLine(store, checkpoint, { run });
    const review = aReview({ runId: run.id, node: 'gate', visit: 1, checkpointId: checkpoint.id });
    const held = { ledger: [{ checkpointId: checkpoint.id, entry }], openedReviews: [review] };
    await store.commitTurns([scene.aSignal(run, held)], LEASE);
    const { sql } = opened.test;
    await sql`update evidence set due_at = now() - interval '1 second' where checkpoint_id = ${checkpoint.id}`;
    await store.sweepOverdue(10);
    const shown = async () => {
      const [today] = await checkpoints.daily(WORKSPACE, checkpoint.id, { days: 2 });
      const cases = await checkpoints.evidenceCases(WORKSPACE, checkpoint.id, { after: 0, limit: 10 });
      return { today, cases: cases.map(({ id, verdict, loss }) => ({ id, verdict, loss })) };
    };
    expect(await shown()).toMatchObject({ today: { held: 1, judged: 0, losses: 0, overdue: 1 }, cases: [] });
    await scene.judge(checkpoint, { run, isPassed: false, agentVersion: 'v1' }, 0, { reviewId: review.id });
    expect((await scene.linesOf(checkpoint)).at(-1)).toMatchObject({ type: 'verdict', late: true });
    const history = await checkpoints.turns(WORKSPACE, checkpoint.id, { before: null, limit: 1 });
    expect(history).toMatchObject([{ entry: { type: 'verdict', late: true } }]);
    expect(await shown()).toMatchObject({
      today: { held: 1, judged: 1, losses: 0, overdue: 1 },
      cases: [{ id: review.id, verdict: 'approve', loss: 0 }],
    });
    await scene.expectProven(checkpoint);
  });

  it('keeps counting cases whose runs were deleted, without what they said', async () => {
    const checkpoint = await scene.aCheckpoint();
    const { store, checkpoints } = opened.ports;
    const reviews = [];
    for (const loss of [0, 1, 0.5]) {
      const run = await scene.begun(store, checkpoint.flowId);
      const entry = await scene.decidedLine(store, checkpoint, { run });
      const review = aReview({ runId: run.id, node: 'gate', visit: 1, checkpointId: checkpoint.id });
      const held = { ledger: [{ checkpointId: checkpoint.id, entry }], openedReviews: [review] };
      await store.commitTurns([scene.aSignal(run, held)], LEASE);
      const one = { run, isPassed: false, agentVersion: entry.agentVersion };
      await scene.judge(checkpoint, one, loss, { reviewId: review.id });
      reviews.push(review.id);
    }
    const cases = () => checkpoints.evidenceCases(WORKSPACE, checkpoint.id, { after: 0, limit: 2 });
    expect(await cases()).toMatchObject([{ scope: { proposal: {} } }, { scope: { proposal: {} } }]);
    const gone = reviews[1]!;
    const { sql } = opened.test;
    await sql`delete from review_contents where review_id = ${gone}`;
    await sql`delete from reviews where id = ${gone}`;
    expect(await cases()).toMatchObject([
      { id: reviews[0], loss: 0, scope: { proposal: {} } },
      { id: gone, loss: 1, confidence: 0.95, probability: 1, isPassed: false, scope: null },
    ]);
    const since = new Date(Date.now() + 60_000);
    const later = { after: 0, limit: 9, since };
    expect(await checkpoints.evidenceCases(WORKSPACE, checkpoint.id, later)).toEqual([]);
  });

  it('proves what a policy led to in segments that came in no order of their names', async () => {
    const checkpoint = await scene.aCheckpoint();
    const { checkpoints } = opened.ports;
    for (const segment of ['late', 'damaged', 'early'])
      await scene.decide(checkpoint, { earner: { ...EARNER, segment } });
    const policy = { ...checkpoint.policy, tolerance: 0.25 };
    const change = { id: checkpoint.id, policy, policyVersion: 1, actor: ANN };
    expect(await checkpoints.setPolicy(WORKSPACE, change)).toMatchObject({ ok: true });
    await scene.expectProven(checkpoint);
  });

  it('keeps costs, days and judged cases for the owner', async () => {
    const checkpoint = await scene.aCheckpoint();
    const { checkpoints } = opened.ports;
    const costs = { id: checkpoint.id, costOfError: 120, minutesPerReview: 2.5, actor: ANN };
    expect(await checkpoints.setCosts(WORKSPACE, costs)).toMatchObject({
      value: { costOfError: 120, minutesPerReview: 2.5 },
    });
    await scene.judge(checkpoint, await scene.decide(checkpoint), 0);
    await scene.judge(checkpoint, await scene.decide(checkpoint), 1);
    await scene.decide(checkpoint);
    const [today, ...others] = await checkpoints.daily(WORKSPACE, checkpoint.id, { days: 2 });
    expect(others).toEqual([]);
    expect(today).toMatchObject({ passed: 0, held: 3, judged: 2, losses: 1, overdue: 0 });
    // A checkpoint that began today is not told by the weeks before it.
    expect(await checkpoints.volumes(WORKSPACE, checkpoint.id, { days: 28 })).toEqual({
      ...{ days: 7, bands: [{ segment: EARNER.segment, band: 1, cases: 3 }] },
    });
    // Whatever was decided beside the first line may have begun before it, and counts as well.
    await opened.test.sql`
      update ledger set at = at - interval '4 ms' where checkpoint_id = ${checkpoint.id} and seq > 1`;
    expect((await checkpoints.volumes(WORKSPACE, checkpoint.id, { days: 28 })).bands).toMatchObject([
      { cases: 3 },
    ]);
    expect((await checkpoints.get(WORKSPACE, checkpoint.id))?.since).toMatch(/^\d{4}-/);
    expect(await checkpoints.has(WORKSPACE, checkpoint.id)).toBe(true);
    expect(await checkpoints.has(OTHER_WORKSPACE, checkpoint.id)).toBe(false);
    expect(await checkpoints.daily(OTHER_WORKSPACE, checkpoint.id, { days: 2 })).toEqual([]);
  });
});

/** Rows of the table that statements have fetched, by index or not. */
async function rowsRead(): Promise<number> {
  const { sql } = opened.test;
  await sql`select pg_stat_force_next_flush()`;
  await opened.database.worker`select pg_stat_force_next_flush()`;
  const [row] = await sql<{ n: number }[]>`
    select (coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0))::double precision as n
    from pg_stat_user_tables where relname = 'evidence'`;
  return row!.n;
}
