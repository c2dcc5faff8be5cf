import { CheckpointPolicy } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { refusalOfPolicy } from './refusalOfPolicy.ts';

const SURE = { title: 'Sure', minConfidence: 0.9, maxAmount: 50, sampleRate: 0.1 };
const refused = (part: object) => refusalOfPolicy(CheckpointPolicy.parse(part), null);

describe('a policy that an owner wants', () => {
  it('is taken when each rung is wider than the one before, in one way or another', () => {
    expect(refused({})).toBeNull();
    const wider = [SURE, { ...SURE, minConfidence: 0.95, maxAmount: 500 }, { ...SURE, minConfidence: 0.5 }];
    expect(refused({ ladder: wider, amount: 'proposal.payload.amount' })).toBeNull();
    const elsewhere = [
      { ...SURE, when: 'input.isOld' },
      { ...SURE, when: 'input.isNew' },
    ];
    expect(refused({ ladder: elsewhere })).toBeNull();
    expect(refused({ ladder: [SURE, { ...SURE, sampleRate: 0.01 }], target: 'cumulative' })).toBeNull();
    expect(refused({ target: 'cumulative' })).toBeNull();
    expect(refused({ rule: { type: 'escalating' } })).toBeNull();
    expect(refused({ breakers: { errors: { count: 3, window: 3 } } })).toBeNull();
    expect(refused({ tolerance: 0.000_001, risk: 0.000_001, spending: 'lifetime' })).toBeNull();
  });

  it('may leave a year for judgements and checks', () => {
    expect(refused({ labelWithin: '365d', sampling: { dueAfter: '8760h' } })).toBeNull();
  });

  it.each([
    { what: 'a deadline for reviews that never comes', at: '/policy/labelWithin', labelWithin: '366d' },
    {
      what: 'a deadline for checks that never comes',
      at: '/policy/sampling/dueAfter',
      sampling: { dueAfter: '999999d' },
    },
    {
      what: 'a rung whose cases nobody checks',
      at: '/policy/ladder/1/sampleRate',
      ladder: [SURE, { ...SURE, sampleRate: 0 }],
    },
    { what: 'a narrower rung', at: '/policy/ladder/1', ladder: [SURE, { ...SURE, minConfidence: 0.95 }] },
    { what: 'a rung for smaller amounts', at: '/policy/ladder/1', ladder: [SURE, { ...SURE, maxAmount: 5 }] },
    { what: 'a rung like the one before', at: '/policy/ladder/1', ladder: [SURE, { ...SURE, title: 'Too' }] },
    {
      what: 'a rung that only checks less',
      at: '/policy/ladder/1',
      ladder: [SURE, { ...SURE, sampleRate: 0.01 }],
    },
    {
      what: 'a rung with one more condition',
      at: '/policy/ladder/1',
      ladder: [SURE, { ...SURE, when: 'input.isNew' }],
    },
    {
      what: 'a rung like the one before it where everything is tested',
      at: '/policy/ladder/1',
      ...{ target: 'cumulative', ladder: [SURE, { ...SURE, title: 'Too' }] },
    },
    {
      what: 'a condition that cannot be read',
      at: '/policy/ladder/0/when',
      ladder: [{ ...SURE, when: '1 +' }],
    },
    {
      what: 'a floor that cannot be read',
      at: '/policy/floors/0/when',
      floors: [{ title: 'All', when: '1+' }],
    },
    { what: 'an amount of nothing that is known', at: '/policy/amount', amount: 'nope.x' },
    { what: 'a start above the ladder', at: '/policy/startRung', ladder: [SURE], startRung: 5 },
    { what: 'a probation above the ladder', at: '/policy/probationRung', ladder: [SURE], probationRung: 2 },
    {
      what: 'a breaker that can never trip',
      at: '/policy/breakers/errors/count',
      breakers: { errors: { count: 5, window: 3 } },
    },
    { what: 'a risk too small to be counted', at: '/policy/risk', risk: 5e-324, spending: 'lifetime' },
    { what: 'a tolerance too small to be shown', at: '/policy/tolerance', tolerance: 5e-324 },
    { what: 'a risk that is none', at: '/policy/risk', risk: 0.999 },
    {
      what: 'a growing row for everything that would pass',
      at: '/policy/target',
      ...{ target: 'cumulative', rule: { type: 'escalating' } },
    },
    {
      what: 'a fixed row for everything that would pass',
      at: '/policy/target',
      ...{ target: 'cumulative', rule: { type: 'streak' } },
    },
    { what: 'an amount that cannot be read', at: '/policy/amount', amount: 'proposal..amount' },
  ])('is refused with its place: $what', ({ what: _, at, ...part }) => {
    expect(refused(part)).toMatchObject({ code: 'invalid_input', at });
  });

  it('names both rungs of which one lets nothing more pass', () => {
    const wanted = CheckpointPolicy.parse({ ladder: [SURE, { ...SURE, title: 'Surer' }] });
    const refusal = refusalOfPolicy(wanted, null);
    expect(refusal?.data).toEqual({ rungs: ['Sure', 'Surer'] });
    expect(refusal?.message).toMatch(/“Surer” lets nothing more pass than “Sure”/);
  });
});

describe('a policy in force with several faults', () => {
  const before = CheckpointPolicy.parse({
    tolerance: 1e-9,
    risk: 1e-9,
    ladder: [{ ...SURE, sampleRate: 0 }],
  });
  const mended = (part: object) => refusalOfPolicy(CheckpointPolicy.parse({ ...before, ...part }), before);

  it('can be mended one fault after the other, in any order', () => {
    expect(mended({ tolerance: 0.02 })).toBeNull();
    expect(mended({ risk: 0.05 })).toBeNull();
    expect(mended({ ladder: [SURE] })).toBeNull();
    expect(mended({ tolerance: 0.02, risk: 0.05, ladder: [SURE] })).toBeNull();
  });

  it('cannot be made worse meanwhile', () => {
    expect(mended({ tolerance: 0.02, risk: 1e-10 })).toMatchObject({ at: '/policy/risk' });
    expect(mended({ tolerance: 0.02, startRung: 4 })).toMatchObject({ at: '/policy/startRung' });
    const both = [
      { ...SURE, sampleRate: 0 },
      { ...SURE, title: 'Wide', minConfidence: 0.5, sampleRate: 0 },
    ];
    expect(mended({ risk: 0.05, ladder: both })).toMatchObject({ at: '/policy/ladder/1/sampleRate' });
  });
});
