import { CheckpointPolicy } from '@countersign/model';
import { expect, it } from 'vitest';
import { type BacktestCase, backtest } from './backtest.ts';
import { tryPolicy } from './tryPolicy.ts';

const policy = CheckpointPolicy.parse({
  ladder: [
    { title: 'Sure', minConfidence: 0.9 },
    { title: 'Most', minConfidence: 0.7 },
  ],
});

const aCase = (id: string, confidence: number, more: Partial<BacktestCase> = {}): BacktestCase => ({
  ...{ id, segment: 'small', confidence, probability: 1, loss: 0, isException: false, scope: {} },
  ...more,
});

it('tells what each rung adds, how wrong that was, and what would pass on it', () => {
  const cases = [
    aCase('a', 0.95, { probability: 0.5 }),
    aCase('b', 0.8, { loss: 1 }),
    aCase('c', 0.75),
    aCase('d', 0.2),
    aCase('e', 0.95, { segment: 'other' }),
  ];
  const { now, byRung, bands } = tryPolicy(cases, { policy, rungs: { small: 1 }, segment: 'small' });
  expect(now.passed).toBe(1);
  expect(byRung.map(({ passed }) => passed)).toEqual([0, 1, 3]);
  expect(bands).toEqual([
    { band: 1, cases: 2, judged: 1, losses: 0 },
    { band: 2, cases: 2, judged: 2, losses: 1 },
    { band: null, cases: 1, judged: 1, losses: 0 },
  ]);
  expect(tryPolicy(cases, { policy, rungs: 2, segment: null }).now.passed).toBe(4);
});

it('counts deleted cases apart, and in no other figure', () => {
  const cases = [aCase('a', 0.95), aCase('b', 0.95, { loss: 1 })];
  const gone = { ...aCase('c', 0.95, { loss: 1, segment: 'other' }), id: null, scope: null };
  const asked = { policy, rungs: 1, segment: null };
  const { now, byRung, bands } = tryPolicy(cases, asked);
  const trial = tryPolicy([...cases, gone], asked);
  expect(trial.now).toEqual({ ...now, gone: { cases: 1, losses: 1 } });
  expect(trial.byRung.map(({ total, gone: own }) => [total, own.cases])).toEqual(byRung.map(() => [2, 1]));
  expect(trial.bands).toEqual(bands);
  expect(backtest(policy, 1, [...cases, gone])).toEqual(trial.now);
  expect(tryPolicy([gone], { ...asked, segment: 'small' }).now.gone.cases).toBe(0);
});

it('agrees with a backtest on every rung, and takes a hundred thousand cases in a moment', () => {
  const cases = Array.from({ length: 100_000 }, (_, index) =>
    aCase(`case-${index}`, ((index * 7_919) % 1_000) / 1_000, {
      ...{
        probability: index % 2 === 0 ? 1 : 0.1,
        loss: index % 20 === 0 ? 1 : 0,
        isException: index % 20 === 3,
      },
      scope: { proposal: { payload: { amount: index % 1_000 } }, input: { isNew: index % 10 === 0 } },
    }),
  );
  const draft = CheckpointPolicy.parse({
    ...policy,
    amount: 'proposal.payload.amount',
    floors: [{ title: 'New', when: 'input.isNew' }],
    ladder: policy.ladder.map((rung, index) => ({ ...rung, maxAmount: (index + 1) * 300 })),
  });
  const before = process.cpuUsage();
  const trial = tryPolicy(cases, { policy: draft, rungs: 1, segment: null });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(3);
  expect(trial.now).toEqual(backtest(draft, 1, cases));
  expect(trial.byRung[2]).toEqual(backtest(draft, 2, cases));
});

it('judges what a person changed by what the policy counts as an error, and not by what counted then', () => {
  const edited = (id: string, ...fields: string[][]) => aCase(id, 0.95, { loss: 1, changed: fields });
  const cases = [
    edited('note', ['note']),
    edited('amount', ['note'], ['amount']),
    edited('lines', ['items', '3', 'count']),
    aCase('rejected', 0.95, { loss: 1 }),
    // It was cosmetic then, and nothing is now.
    aCase('salutation', 0.95, { loss: 0, changed: [['customer', 'salutation']] }),
  ];
  const slippedUnder = (correctness: object) => {
    const tried = { policy: CheckpointPolicy.parse({ ...policy, correctness }), rungs: 1, segment: null };
    const { now, bands } = tryPolicy(cases, tried);
    expect(bands[0]?.losses).toBe(now.losses);
    return { slipped: now.slipped, losses: now.losses };
  };
  expect(slippedUnder({})).toEqual({
    ...{ slipped: ['note', 'amount', 'lines', 'rejected', 'salutation'], losses: 5 },
  });
  expect(slippedUnder({ cosmetic: ['note', 'customer'], severity: { 'items.count': 0.25 } })).toEqual({
    ...{ slipped: ['amount', 'lines', 'rejected'], losses: 2.25 },
  });
});
