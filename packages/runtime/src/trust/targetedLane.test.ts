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
