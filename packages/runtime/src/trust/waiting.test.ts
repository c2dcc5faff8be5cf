import { replayLedger } from '@countersign/autonomy';
import type { FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { anEarningRuntime, LADDER, MANY } from '../testing/anEarningRuntime.ts';
import { WORKSPACE } from '../testing/aRuntime.ts';
import { aProposal } from '../testing/scripted.ts';

/** What was approved waits for an hour before it is paid and a sampler comes to it. */
function withPause({ nodes, edges, ...flow }: FlowDocument): FlowDocument {
  const pause = { id: 'pause', kind: 'wait', title: 'Pause', position: { x: 0, y: 0 } };
  const config = { until: { type: 'duration', duration: '1h' } };
  const moved = edges.map((edge) =>
    edge.source === 'check' && edge.port === 'approved' ? { ...edge, target: 'pause' } : edge,
  );
  const added = { id: 'pause-next', source: 'pause', port: 'next', target: 'pay' };
  return { ...flow, nodes: [...nodes, { ...pause, config }], edges: [...moved, added] } as FlowDocument; // safe: as valid as before
}

describe('trust', () => {
  it('waits with widening by itself while everything is reviewed, by whichever switch', async () => {
    for (const killSwitch of ['workspace', 'flow', 'checkpoint'] as const) {
      const world = anEarningRuntime({ widening: 'automatic' });
      const { begin, judge, trust, store, lines } = world;
      const turn = (on: typeof killSwitch | null) => {
        const { epoch: _, scores: __, labels: ___, ...living } = stored;
        store.putCheckpoint({ ...living, rung: 0, killSwitch: on });
      };
      const earner = { segment: '', agentVersion: '' };
      const name = { flowId: `${WORKSPACE}:refunds`, key: 'check', ...earner };
      await judge(await begin(), { type: 'approve' });
      const stored = (await store.loadCheckpoint(WORKSPACE, name))!;
      turn(killSwitch);
      for (let n = 0; n < MANY && trust()?.widening == null; n += 1) {
        await judge(await begin(), { type: 'approve' });
      }
      expect(trust()).toMatchObject({ rung: 0, widening: { to: 1 } });
      expect(lines().filter(({ type }) => type === 'rung')).toEqual([]);
      turn(null);
      await judge(await begin(), { type: 'approve' });
      expect(trust()).toMatchObject({ rung: 1, widening: null });
      expect(lines().findLast(({ type }) => type === 'rung')).toMatchObject({ cause: 'automatic', to: 1 });
      expect(replayLedger(store.ledgerOf('c1')).differences).toEqual([]);
    }
  });

  it('waits with widening by itself for the checks that were open when the evidence was there, and no later ones', async () => {
    const world = anEarningRuntime({ widening: 'automatic', sampling: { dueAfter: '3d' } });
    const { begin, judge, trust, lines, store, agents, clock, settle } = world;
    const askFor = (amount: number) => {
      agents.answer = async () => ({ ok: true, value: aProposal({ payload: { amount } }) });
    };
    askFor(20);
    for (let n = 0; n < MANY && trust()?.rung !== 1; n += 1) await judge(await begin(), { type: 'approve' });
    const check = await begin();
    expect(trust()).toMatchObject({ streams: { 0: { opened: 1, folded: 0 } } });
    askFor(200);
    for (let n = 0; n < MANY && trust()?.widening == null; n += 1) {
      await judge(await begin(), { type: 'approve' });
    }
    expect(trust()).toMatchObject({ rung: 1, widening: { to: 2, checks: 1 } });
    askFor(20);
    clock.advance(24 * 3_600_000);
    await begin();
    expect(trust()).toMatchObject({ rung: 1, streams: { 0: { opened: 2, folded: 0 } } });
    // The check runs out of time, which is no word for the agent; the later one is open still.
    clock.advance(2.5 * 24 * 3_600_000);
    await settle();
    expect(await world.reviewOf(check.id)).toMatchObject({ status: 'open' });
    expect(trust()).toMatchObject({ rung: 1, streams: { 0: { opened: 2, folded: 1 } } });
    await begin();
    expect(trust()).toMatchObject({ rung: 2, widening: null, streams: { 0: { opened: 3, folded: 1 } } });
    expect(lines().flatMap((line) => (line.type === 'rung' ? [[line.to, line.cause]] : []))).toEqual([
      [1, 'automatic'],
      [2, 'automatic'],
    ]);
    expect(replayLedger(store.ledgerOf('c1')).differences).toEqual([]);
  });

  it('does not climb two rungs at once after it has waited, but waits anew for the checks that are open by then', async () => {
    const ladder = [50, 150, 450].map((maxAmount) => ({ ...LADDER[0], maxAmount }));
    const world = anEarningRuntime({ widening: 'automatic', ladder });
    const { begin, judge, trust, lines, store, agents } = world;
    const askFor = (amount: number) => {
      agents.answer = async () => ({ ok: true, value: aProposal({ payload: { amount } }) });
    };
    askFor(20);
    for (let n = 0; n < MANY && trust()?.rung !== 1; n += 1) await judge(await begin(), { type: 'approve' });
    const check = await begin();
    for (const amount of [100, 400]) {
      askFor(amount);
      for (let n = 0; n < 30; n += 1) await judge(await begin(), { type: 'approve' });
    }
    askFor(20);
    const later = await begin();
    expect(trust()).toMatchObject({ rung: 1, widening: { to: 2, checks: 1 } });
    await judge(check, { type: 'correct' });
    await begin();
    expect(trust()).toMatchObject({ rung: 2, widening: { to: 3, checks: 3 } });
    await begin();
    expect(trust()).toMatchObject({ rung: 2, streams: { 0: { opened: 4, folded: 1 } } });
    const widened = lines().flatMap((line) => (line.type === 'rung' ? [[line.from, line.to]] : []));
    expect(widened).toEqual([
      [0, 1],
      [1, 2],
    ]);
    await judge(later, { type: 'correct' });
    expect(trust()?.rung).toBe(2);
    expect(replayLedger(store.ledgerOf('c1')).differences).toEqual([]);
  });

  it.each([
    ['an answer that called it wrong', '9d', { type: 'incorrect' as const }],
    ['nobody in time', '30m', null],
  ])(
    'counts a case that was judged by %s before the sampler behind its gate ran',
    async (_, dueAfter, verdict) => {
      const sampling = { targeted: { budget: 1 }, dueAfter };
      const ladder = LADDER.map((rung) => ({ ...rung, sampleRate: 0 }));
      const world = anEarningRuntime({ sampling, ladder }, { watch: { rate: 1 } }, withPause);
      const { begin, earn, judge, trust, lines, clock, settle, store } = world;
      await earn();
      let cases = 0;
      while (trust()?.rung === 1 && cases < 20) {
        const run = await begin();
        if (verdict !== null) await judge(run, verdict);
        clock.advance(2 * 3_600_000);
        await settle();
        cases += 1;
        if (cases === 1)
          expect(lines().findLast(({ type }) => type === 'sampled')).toMatchObject({ loss: 1 });
      }
      expect(cases).toBeLessThan(10);
      expect(lines().findLast(({ type }) => type === 'rung')).toMatchObject({
        from: 1,
        to: 0,
        cause: 'alarm',
      });
      expect(replayLedger(store.ledgerOf('c1')).differences).toEqual([]);
    },
  );
});
