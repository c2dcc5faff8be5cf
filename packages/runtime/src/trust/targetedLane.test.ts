import { isSameTrust, replayLedger, scoreOf, targetedRate } from '@countersign/autonomy';
import { describe, expect, it } from 'vitest';
import { anEarningRuntime } from '../testing/anEarningRuntime.ts';

describe('the targeted lane', () => {
  const targeted = { sampling: { targeted: { budget: 0.5 } } };

  it('goes by the confidence as people have borne it out, and the ledger tells by how many labels', async () => {
    const { begin, judge, earn, trust, lines } = anEarningRuntime({ ...targeted, risk: 0.4 });
    await earn();
    const judged = lines().filter(({ type }) => type === 'verdict').length;
    await judge(await begin(), { type: 'incorrect' });
    const before = trust()!;
    await begin();
    const passed = lines().flatMap((line) =>
      line.type === 'decided' && line.decision === 'passed' ? [line] : [],
    );
    const [first, second] = passed;
    expect([first?.calibrated?.labels, second?.calibrated?.labels]).toEqual([judged, judged + 1]);
    // One of them was wrong since.
    expect(second!.calibrated!.confidence).toBeLessThan(first!.calibrated!.confidence);
    const policy = lines()
      .flatMap((line) => (line.type === 'policy' ? [line.policy] : []))
      .at(-1)!;
    const rate = targetedRate(scoreOf(policy, second!), 0.5, before.scores);
    expect(second?.rates?.targeted).toBe(rate);
    expect(rate).toBeGreaterThan(0.5);
  });

  it('learns from the only labels that passed cases have when a sampler behind the gate asked for them', async () => {
    const ladder = [{ title: 'All', minConfidence: 0.8, sampleRate: 0 }];
    const policy = { ladder, sampling: { targeted: { budget: 1e-9 } } };
    const { begin, judge, earn, trust, lines, store } = anEarningRuntime(policy, { watch: { rate: 1 } });
    await earn();
    const labels = () => Object.values(trust()!.labels!).reduce((sum, { weight }) => sum + weight, 0);
    const before = labels();
    await judge(await begin(), { type: 'incorrect' });
    const sampled = lines().findLast(({ type }) => type === 'sampled');
    expect(sampled).toMatchObject({ node: 'watch', calibrates: true, probability: 1 });
    expect(labels()).toBeCloseTo(before + 1, 12);
    const [replayed] = replayLedger(store.ledgerOf('c1')).trusts;
    expect(isSameTrust(replayed!, trust()!)).toBe(true);
  });

  it('learns from a case once when gate and sampler both pick it', async () => {
    const ladder = [{ title: 'All', minConfidence: 0.8, sampleRate: 0 }];
    const policy = { ladder, sampling: { targeted: { budget: 1 } } };
    const { begin, judge, earn, trust, lines } = anEarningRuntime(policy, { watch: { rate: 1 } });
    await earn();
    const labels = () => Object.values(trust()!.labels!).reduce((sum, { n }) => sum + n, 0);
    const before = labels();
    const run = await begin();
    await judge(run, { type: 'correct' });
    expect(lines().findLast(({ type }) => type === 'sampled')).not.toHaveProperty('calibrates');
    expect(labels()).toBe(before + 1);
  });

  it('keeps labels only while it is on, and what it kept follows from the ledger', async () => {
    const { begin, judge, trust, store } = anEarningRuntime(targeted);
    await judge(await begin(), { type: 'approve' });
    await judge(await begin(), { type: 'reject' });
    const [sums] = Object.values(trust()!.labels!);
    expect(sums).toMatchObject({ n: 2, weight: 2, correct: 1 });
    const [replayed] = replayLedger(store.ledgerOf('c1')).trusts;
    expect(isSameTrust(replayed!, trust()!)).toBe(true);
    const without = anEarningRuntime();
    await without.judge(await without.begin(), { type: 'approve' });
    expect(without.trust()?.labels).toBeUndefined();
  });
});
