import { CheckpointPolicy, type Json, type Proposal } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { evaluateGate } from '../gate/evaluateGate.ts';
import { seededRandom } from '../testing/seededRandom.ts';
import { type BacktestCase, backtest, backtestCase } from './backtest.ts';

const policy = CheckpointPolicy.parse({
  amount: 'proposal.payload.amount',
  maxAmount: 900,
  floors: [{ title: 'New customer', when: 'input.isNew' }],
  ladder: [
    { title: 'Small', minConfidence: 0.9, maxAmount: 50, sampleRate: 0.2 },
    { title: 'Medium', minConfidence: 0.8, maxAmount: 200, when: 'input.country == "DE"' },
    { title: 'Large', minConfidence: 0.7, when: 'input.country in ["DE", "AT"]', sampleRate: 0.05 },
  ],
});

type Sketch = Partial<BacktestCase> & { amount?: number; isNew?: boolean; country?: string };

const aCase = ({ amount = 40, isNew = false, country = 'DE', ...rest }: Sketch = {}): BacktestCase => ({
  ...{ id: 'case', segment: 'refunds', confidence: 0.95, probability: 1, loss: 0, isException: false },
  scope: { input: { isNew, country }, proposal: { payload: { amount } } },
  ...rest,
});

function manyCases(n: number): readonly BacktestCase[] {
  const random = seededRandom(4);
  return Array.from({ length: n }, (_, i) =>
    aCase({
      id: `case-${i}`,
      confidence: random(),
      amount: Math.round(random() * 1_000),
      isNew: random() < 0.1,
      country: random() < 0.6 ? 'DE' : random() < 0.5 ? 'AT' : 'FR',
      isException: random() < 0.05,
      loss: random() < 0.05 ? 1 : 0,
      probability: random() < 0.5 ? 1 : 0.1,
    }),
  );
}

describe('a backtest', () => {
  it('counts what would pass, names the errors that would have slipped, and says why the rest is held', () => {
    const cases = [
      aCase({ id: 'a' }),
      aCase({ id: 'b', loss: 1 }),
      aCase({ id: 'c', loss: 0.5, amount: 500 }),
      aCase({ id: 'd', confidence: 0.5 }),
      aCase({ id: 'e', isNew: true }),
      aCase({ id: 'f', isException: true }),
      aCase({ id: 'g', loss: null }),
    ];
    const result = backtest(policy, 1, cases);
    expect(result).toMatchObject({ total: 7, passed: 3, held: 4, judged: 2, losses: 1, slipped: ['b'] });
    expect(result.heldBy).toEqual({ overAmount: 1, lowConfidence: 1, floor: 1, exception: 1 });
    expect(result.estimate).toMatchObject({ cases: 7, passed: 3 });
    expect(result.estimate.reviews).toBeCloseTo(4 + 3 * 0.2, 12);
    expect(result.estimate.errorRate).toMatchObject({ estimate: 0.5 });
  });

  it('weighs sampled cases by how likely they were looked at', () => {
    const cases = [
      aCase({ loss: 1 }),
      ...Array.from({ length: 9 }, () => aCase({ probability: 0.1 })),
      aCase({ confidence: 0 }),
    ];
    const { estimate } = backtest(policy, 1, cases);
    expect(estimate.cases).toBeCloseTo(92, 9);
    expect(estimate.passed).toBeCloseTo(91, 9);
    expect(estimate.errorRate?.estimate).toBeCloseTo(1 / 91, 12);
    expect(estimate.reviews).toBeCloseTo(1 + 91 * 0.2, 9);
    const targeted = CheckpointPolicy.parse({ ...policy, sampling: { targeted: { budget: 0.5 } } });
    expect(backtest(targeted, 1, cases).estimate.reviews).toBeCloseTo(1 + 91 * 0.6, 9);
  });

  it('tells the same share that passes however many of the checks are still open', () => {
    const held = Array.from({ length: 30 }, () => aCase({ confidence: 0 }));
    const checks = Array.from({ length: 7 }, (_, i) => aCase({ probability: 0.1, loss: i === 0 ? 1 : 0 }));
    const shareOf = (cases: readonly BacktestCase[]) => {
      const { estimate } = backtest(policy, 1, cases);
      return estimate.passed / estimate.cases;
    };
    expect(shareOf([...held, ...checks])).toBeCloseTo(0.7, 12);
    const open = checks.map((one, i) => ({ ...one, loss: i < 4 ? null : one.loss }));
    expect(shareOf([...held, ...open])).toBeCloseTo(0.7, 12);
    expect(backtest(policy, 1, [...held, ...open])).toMatchObject({ total: 37, judged: 3, losses: 0 });
  });

  it('reviews everything on rung 0 and in segments that have earned nothing', () => {
    const cases = [aCase(), aCase({ segment: 'other' })];
    expect(backtest(policy, 0, cases)).toMatchObject({ passed: 0, heldBy: { reviewEverything: 2 } });
    expect(backtest(policy, { refunds: 1 }, cases)).toMatchObject({ passed: 1, held: 1 });
    expect(backtest(policy, 1, []).estimate.errorRate).toBeNull();
  });

  it('agrees with the gate on every case', () => {
    const proposal = { decision: 'refund', payload: {}, summary: '', reasoning: [], evidence: [], flags: [] };
    for (const past of manyCases(3_000)) {
      for (const rung of [0, 1, 2, 3]) {
        const usage = { model: '', tokens: 0, cost: 0, ms: 0 };
        const whole: Proposal = { ...proposal, usage, confidence: past.confidence, agentVersion: '1' };
        const running = evaluateGate({
          ...{ policy, rung, killSwitch: null, proposal: whole },
          route: past.isException ? { node: 'unusual', port: 'angry', title: 'Angry' } : null,
          scope: { ...past.scope, run: { id: 'r' } as Json },
        });
        const { decision, band, amount, probability } = backtestCase(policy, rung, {
          ...past,
          scope: past.scope ?? {},
        });
        expect({ decision, band, amount, probability }).toEqual({
          ...{ decision: running.decision, band: running.band },
          ...{ amount: running.amount, probability: running.probability },
        });
      }
    }
  });

  it('takes a hundred thousand cases in a moment', () => {
    const cases = manyCases(100_000);
    const before = process.cpuUsage();
    const result = backtest(policy, 3, cases);
    const { user, system } = process.cpuUsage(before);
    expect(result.total).toBe(100_000);
    expect(result.passed).toBeGreaterThan(5_000);
    expect((user + system) / 1e6).toBeLessThan(3);
  });
});
