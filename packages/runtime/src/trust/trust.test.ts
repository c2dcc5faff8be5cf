import { isSameTrust, replayLedger } from '@countersign/autonomy';
import type { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { anEarningRuntime, LADDER, MANY } from '../testing/anEarningRuntime.ts';
import { ADA, BOB, WORKSPACE } from '../testing/aRuntime.ts';
import { aProposal } from '../testing/scripted.ts';
import { hasRatified } from './ownerVerbs.ts';

/** A second sampler right behind the first. */
function withSecondSampler({ nodes, edges, ...flow }: FlowDocument): FlowDocument {
  const watch = nodes.find(({ id }) => id === 'watch')!;
  const moved = edges.map((edge) => (edge.source === 'watch' ? { ...edge, target: 'again' } : edge));
  const { target } = edges.find(({ source }) => source === 'watch')!;
  const added = { id: 'again-next', source: 'again', port: 'next', target };
  return {
    ...flow,
    nodes: [...nodes, { ...watch, id: 'again', title: 'Again' }],
    edges: [...moved, added],
  } as FlowDocument; // safe: as valid as the first one
}

describe('trust', () => {
  it('is earned by held cases, ratified, and lost by samples: the next case each time goes by it', async () => {
    const { judge, begin, trust, ratify, store, runOf, eventTypes, lines } = anEarningRuntime();
    let run = await begin();
    let judged = 0;
    while (trust()?.widening == null && judged < MANY) {
      if (judged > 0) run = await begin();
      expect(await runOf(run.id)).toMatchObject({ status: 'waiting' });
      await judge(run, { type: 'approve' });
      judged += 1;
    }
    // At a tolerance of 20 %, the e-process crosses after 22 cases without an error.
    expect(judged).toBe(22);
    expect(await eventTypes(run)).toContain('widening.proposed');
    expect(ratify()).toMatchObject({ ok: true, value: { rung: 1 } });
    expect(ratify()).toMatchObject({ ok: false, problem: { code: 'widening_lapsed' } });
    let narrowed = 0;
    while (trust()?.rung === 1 && narrowed < MANY) {
      run = await begin();
      expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'paid' });
      await judge(run, { type: 'incorrect' });
      narrowed += 1;
    }
    expect(narrowed).toBeLessThan(10);
    expect((await eventTypes(run)).slice(-2)).toEqual(['rung.narrowed', 'epoch.began']);
    expect(lines().at(-2)).toMatchObject({ type: 'rung', cause: 'alarm', case: { runId: run.id } });
    const next = await begin();
    expect(await runOf(next.id)).toMatchObject({ status: 'waiting' });
    const replayed = replayLedger(store.ledgerOf('c1'));
    expect(replayed.differences).toEqual([]);
    expect(isSameTrust(replayed.trusts[0]!, trust()!)).toBe(true);
  });

  it('does not move because of what somebody else still has to approve, and takes the last word on the agent’s payload', async () => {
    const { judge, begin, trust, lines } = anEarningRuntime(
      {},
      {
        check: {
          question: 'Pay?',
          approvals: 2,
          policy: { ladder: [{ title: 'All', minConfidence: 0 }] },
        },
      },
    );
    const run = await begin();
    await judge(run, { type: 'edit', edited: { amount: 7 } });
    expect(trust()?.bands).toEqual({});
    await judge(run, { type: 'approve' }, BOB);
    expect(lines().filter(({ type }) => type === 'verdict')).toMatchObject([
      { verdict: 'edit', loss: null, final: false },
      { verdict: 'approve', loss: 1 },
    ]);
    expect(trust()?.bands[1]).toMatchObject({ n: 1, errors: 1 });
  });

  it('records how likely a case was to be looked at by the gate or by a sampler behind it, whoever asked', async () => {
    const ladder = [{ ...LADDER[0]!, sampleRate: 0.5 }];
    const { judge, begin, earn, lines, store, eventTypes } = anEarningRuntime(
      { ladder },
      { watch: { rate: 0.4, dueAfter: '90d' } },
    );
    await earn();
    const asked = { gate: 0, sampler: 0 };
    // Of so many, neither can have picked none: the coins of a sampler fall in two of ten cases.
    for (let cases = 0; cases < 120; cases += 1) {
      const run = await begin();
      const [review] = await store.openReviewsOf([run.id]);
      if (review === undefined) continue;
      asked[review.node === 'watch' ? 'sampler' : 'gate'] += 1;
      await judge(run, { type: 'correct' });
      expect((await eventTypes(run)).filter((type) => type === 'review.opened')).toHaveLength(1);
      expect(lines().findLast(({ type }) => type === 'verdict')).toMatchObject({ probability: 0.7 });
    }
    expect(asked.gate).toBeGreaterThan(0);
    expect(asked.sampler).toBeGreaterThan(0);
    const sampled = lines().filter(({ type }) => type === 'sampled');
    expect(sampled).toHaveLength(asked.sampler);
    for (const line of sampled) expect(line).toMatchObject({ probability: 0.7, rates: { total: 0.4 } });
  });

  it('takes the yes of an owner who had said it before when one owner has become enough', async () => {
    const { judge, begin, trust, ratify, store } = anEarningRuntime({ ratifiedBy: 'twoOwners' });
    for (let n = 0; n < MANY && trust()?.widening == null; n += 1) {
      await judge(await begin(), { type: 'approve' });
    }
    expect(ratify().ok).toBe(true);
    expect(ratify()).toMatchObject({ problem: { code: 'four_eyes' } });
    const someone = { type: 'user', id: 'nobody', name: 'Nobody' } as const;
    const [said] = trust()!.widening!.ratifiedBy;
    expect(hasRatified(trust()!.widening!, someone)).toBe(false);
    expect(hasRatified(trust()!.widening!, { ...someone, id: said! })).toBe(true);
    expect(hasRatified(trust()!.widening!, { ...someone, type: 'key', personId: said! })).toBe(true);
    const name = { flowId: `${WORKSPACE}:refunds`, key: 'check' };
    const earner = { segment: trust()!.segment, agentVersion: trust()!.agentVersion };
    const {
      epoch: _,
      scores: __,
      ...living
    } = (await store.loadCheckpoint(WORKSPACE, { ...name, ...earner }))!;
    const policy = { ...living.policy, ratifiedBy: 'owner' as const };
    store.putCheckpoint({ ...living, rung: 0, policyVersion: 2, policy });
    expect(ratify()).toMatchObject({ ok: true, value: { rung: 1 } });
  });

  it('weighs an edit by the fields that it touched', async () => {
    const correctness = { cosmetic: [], severity: { amount: 0.25 } };
    const { judge, begin, trust } = anEarningRuntime({ correctness });
    await judge(await begin(), { type: 'edit', edited: { amount: 41 } });
    await judge(await begin(), { type: 'edit', edited: { amount: 40 } });
    expect(trust()?.bands[1]).toMatchObject({ n: 2, errors: 0.25 });
  });

  it('counts as an error what nobody judged in time, and leaves the review open for an answer that changes nothing and says so (G13)', async () => {
    const { begin, judge, trust, clock, settle, reviewOf, eventTypes } = anEarningRuntime({
      labelWithin: '2d',
    });
    const run = await begin();
    clock.advance(2 * 86_400_000 - 1);
    await settle();
    expect(trust()?.counts.overdue).toBe(0);
    clock.advance(10_000);
    await settle();
    expect(trust()).toMatchObject({ bands: { 1: { n: 1, errors: 1 } }, counts: { overdue: 1 } });
    expect(await reviewOf(run.id)).toMatchObject({ status: 'open' });
    const before = trust();
    await judge(run, { type: 'approve' });
    expect(trust()).toEqual(before);
    expect(await eventTypes(run)).toContain('verdict.late');
    const inTime = await begin();
    await judge(inTime, { type: 'approve' });
    expect(await eventTypes(inTime)).not.toContain('verdict.late');
  });

  it('takes an answer to a sample for nothing after its time, and one behind an open case for evidence', async () => {
    const { begin, judge, earn, trust, clock, settle, eventTypes, lines } = anEarningRuntime({
      sampling: { dueAfter: '1d' },
    });
    await earn();
    const late = await begin();
    clock.advance(86_400_000 + 10_000);
    await settle();
    const before = trust();
    expect(before).toMatchObject({ detector: { n: 1, errors: 1 }, counts: { overdue: 1 } });
    await judge(late, { type: 'correct' });
    expect(trust()).toEqual(before);
    expect(await eventTypes(late)).toContain('verdict.late');
    const [open, behind] = [await begin(), await begin()];
    await judge(behind, { type: 'correct' });
    expect(await eventTypes(behind)).not.toContain('verdict.late');
    await judge(open, { type: 'correct' });
    expect(trust()).toMatchObject({ detector: { n: 3, errors: 1 } });
    expect(lines().filter(({ type }) => type === 'overdue')).toHaveLength(1);
  });

  it('counts an expired gate as an error', async () => {
    const { begin, trust, clock, settle } = anEarningRuntime({ labelWithin: '90d' });
    await begin();
    clock.advance(30 * 86_400_000);
    await settle();
    expect(trust()).toMatchObject({ bands: { 1: { n: 1, errors: 1 } }, counts: { overdue: 1, voided: 0 } });
  });

  it('keeps the case of a cancelled run due for judgement, so that nobody cancels an error away', async () => {
    const { begin, client, judge, trust, reviewOf, runOf } = anEarningRuntime();
    const [wrong, right] = [await begin(), await begin()];
    await client.cancel(WORKSPACE, wrong.id, ADA);
    await client.cancel(WORKSPACE, right.id, ADA);
    expect(await reviewOf(wrong.id)).toMatchObject({
      ...{ kind: 'sample', status: 'open' },
      content: { reasons: [{ type: 'withdrawn' }, {}], evidence: { epoch: 1, probability: 1 } },
    });
    await judge(wrong, { type: 'incorrect' });
    await judge(right, { type: 'correct' });
    expect(trust()).toMatchObject({ bands: { 1: { n: 2, errors: 1 } }, counts: { judgedHeld: 2 } });
    expect(await runOf(wrong.id)).toMatchObject({ status: 'cancelled' });
  });

  it('counts the case of a cancelled run as an error when nobody judges it in time', async () => {
    const { begin, client, trust, clock, settle } = anEarningRuntime({ labelWithin: '2d' });
    await client.cancel(WORKSPACE, (await begin()).id, ADA);
    expect(trust()).toMatchObject({ streams: { 1: { opened: 1, folded: 0 } }, counts: { voided: 0 } });
    clock.advance(2 * 86_400_000 + 10_000);
    await settle();
    expect(trust()).toMatchObject({ bands: { 1: { n: 1, errors: 1 } }, counts: { overdue: 1 } });
  });

  it('narrows to nothing at a critical error', async () => {
    const { begin, judge, trust, runOf, earn } = anEarningRuntime();
    await earn();
    await judge(await begin(), { type: 'incorrect', critical: true });
    expect(trust()).toMatchObject({ rung: 0 });
    expect(await runOf((await begin()).id)).toMatchObject({ status: 'waiting' });
  });

  it('begins anew with another agent version, and takes no evidence from what a person wrote or what had no band', async () => {
    const { begin, store, agents, earn, runOf, trust } = anEarningRuntime();
    await earn();
    agents.answer = async () => ({ ok: true, value: aProposal({ agentVersion: 'v2' }) });
    expect(await runOf((await begin()).id)).toMatchObject({ status: 'waiting' });
    expect(store.trustsOf('c1').map(({ epoch, rung }) => [epoch, rung])).toEqual([
      [1, 1],
      [2, 0],
    ]);
    agents.answer = async () => ({ ok: true, value: aProposal({ payload: { amount: 9_000 } }) });
    const { streams } = trust()!;
    await begin();
    expect(trust()?.streams).toEqual(streams);
  });

  it('asks about a case behind a sampler once, and counts the answer where the case had passed', async () => {
    const unsampled = LADDER.map((rung) => ({ ...rung, sampleRate: 0 }));
    const watch = { watch: { rate: 1 } };
    const { begin, judge, earn, reviewOf, trust, lines } = anEarningRuntime({ ladder: unsampled }, watch);
    await earn();
    const run = await begin();
    expect(await reviewOf(run.id)).toMatchObject({
      node: 'watch',
      content: { evidence: { epoch: 1, probability: 1 } },
    });
    expect(lines().at(-1)).toMatchObject({ type: 'sampled', node: 'watch', gate: 'check', band: 1, rung: 1 });
    await judge(run, { type: 'incorrect' });
    expect(trust()).toMatchObject({ detector: { n: 1, errors: 1 }, counts: { sampled: 1, judgedPassed: 1 } });
  });

  it('gives a passed case one label, whoever picked it first and also when it was judged before', async () => {
    const { begin, judge, earn, trust, store, eventsOf } = anEarningRuntime({}, { watch: { rate: 1 } });
    await earn();
    const run = await begin();
    expect(await store.openReviewsOf([run.id])).toMatchObject([{ node: 'check' }]);
    await judge(run, { type: 'correct' });
    expect((await eventsOf(run.id)).filter(({ type }) => type === 'sampler.skipped')).toHaveLength(1);
    expect(trust()).toMatchObject({ detector: { n: 1 }, counts: { sampled: 1, judgedPassed: 1 } });
  });

  it('asks about a case once behind two samplers in a row', async () => {
    const { begin, judge, earn, trust, store, eventsOf } = anEarningRuntime(
      { ladder: LADDER.map((rung) => ({ ...rung, sampleRate: 0 })) },
      { watch: { rate: 1 } },
      withSecondSampler,
    );
    await earn();
    const run = await begin();
    expect(await store.openReviewsOf([run.id])).toMatchObject([{ node: 'watch' }]);
    await judge(run, { type: 'correct' });
    const types = (await eventsOf(run.id)).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('sampler.'))).toEqual([
      'sampler.sampled',
      'sampler.skipped',
    ]);
    expect(trust()).toMatchObject({ detector: { n: 1 }, counts: { sampled: 1, judgedPassed: 1 } });
  });

  it('takes a case for evidence that only the targeted lane of its gate had picked, by the one answer to it', async () => {
    const sampling = { targeted: { budget: 1 } };
    const ladder = LADDER.map((rung) => ({ ...rung, sampleRate: 0 }));
    const { begin, earn, store, judge, trust, lines } = anEarningRuntime(
      { sampling, ladder },
      { watch: { rate: 1 } },
      withSecondSampler,
    );
    await earn();
    const run = await begin();
    expect(await store.openReviewsOf([run.id])).toMatchObject([{ node: 'check' }]);
    expect(lines().filter(({ type }) => type === 'sampled')).toMatchObject([
      { node: 'check', lanes: ['evidence'], asked: true },
    ]);
    await judge(run, { type: 'correct' });
    expect(trust()).toMatchObject({
      detector: { n: 1, errors: 0 },
      counts: { sampled: 1, judgedPassed: 1 },
    });
  });

  it('throws the coin of the targeted lane for itself, by what is at stake', async () => {
    const sampling = { targeted: { budget: 1 } };
    const { begin, earn, lines } = anEarningRuntime({
      sampling,
      ladder: LADDER.map((rung) => ({ ...rung, sampleRate: 0 })),
    });
    await earn();
    await begin();
    expect(lines().at(-1)).toMatchObject({
      lanes: ['targeted'],
      rates: { evidence: 0, targeted: 1, total: 1 },
      probability: 1,
    });
  });
});

describe('a gate that was decided by what is not in force any more', () => {
  it('is decided again, by a rung that was narrowed meanwhile and by a switch that was turned on', async () => {
    const { store, earn, start, settle, runOf, trust } = anEarningRuntime();
    await earn();
    let interfere: (() => void) | null = null;
    const load = store.loadCheckpoint.bind(store);
    store.loadCheckpoint = async (...name) => {
      const loaded = await load(...name);
      interfere?.();
      interfere = null;
      return loaded;
    };
    const { segment, agentVersion } = trust()!;
    const checkpoint = (await load(WORKSPACE, {
      flowId: `${WORKSPACE}:refunds`,
      key: 'check',
      segment,
      agentVersion,
    }))!;
    expect(checkpoint).toMatchObject({ rung: 1, epoch: 1 });
    const { epoch: _, scores: __, ...living } = checkpoint;
    interfere = () => store.putCheckpoint({ ...living, rung: 0, killSwitch: 'workspace' });
    const run = await start();
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'waiting' });
    store.putCheckpoint({ ...living, rung: 0 });
    interfere = () =>
      store.putCheckpoint({
        ...living,
        rung: 0,
        policyVersion: 2,
        policy: {
          ...living.policy,
          tolerance: 0.1,
          ladder: living.policy.ladder.slice(1).map((rung) => ({ ...rung, minConfidence: 0.95 })),
        },
      });
    const next = await start();
    await settle();
    expect(await runOf(next.id)).toMatchObject({ status: 'waiting' });
    expect(trust()).toMatchObject({ epoch: 2, rung: 0 });
  });
});
