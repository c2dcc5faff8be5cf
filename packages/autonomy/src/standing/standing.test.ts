import { CheckpointPolicy } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eProcessUpper, updateEProcess } from '../betting/eProcess.ts';
import { updateEDetector } from '../demotion/eDetector.ts';
import { updateStreak } from '../streak/escalatingStreak.ts';
import { aLedger } from '../testing/aLedger.ts';
import { type BandEvidence, beginTrust, NO_EVIDENCE, type TrustState } from '../trust/trustState.ts';
import { standing } from './standing.ts';

const policy = CheckpointPolicy.parse({
  ladder: [
    { title: 'Small', minConfidence: 0.9 },
    { title: 'Large', minConfidence: 0.8 },
  ],
});

const claim = { t0: 0.02, d: 0.05 };

const judged = (n: number, errors: readonly number[] = []): BandEvidence => {
  let evidence = NO_EVIDENCE;
  for (let i = 1; i <= n; i += 1) {
    const y = errors.includes(i) ? 1 : 0;
    evidence = {
      eprocess: updateEProcess(evidence.eprocess, { y }, claim),
      streak: updateStreak(evidence.streak, y),
      n: i,
      errors: evidence.errors + y,
    };
  }
  return evidence;
};

const aTrust = (facts: Partial<TrustState> = {}): TrustState => ({
  ...beginTrust(
    { segment: 'refunds', agentVersion: 'a1' },
    { epoch: 1, rung: 0, policyVersion: 1, since: { seq: 1, at: '2026-01-01T00:00:00.000Z' } },
  ),
  ...facts,
});

describe('the standing of a trust', () => {
  it('shows all three rules after 300 cases with one error', () => {
    const { next } = standing(aTrust({ bands: { 1: judged(300, [100]) } }), policy);
    expect(next).toMatchObject({ to: 1, n: 300, errors: 1, isMet: false });
    expect(next?.streak).toMatchObject({ have: 200, needed: 500 });
    expect(next?.streak.bound).toBeCloseTo(1 - 0.05 ** (1 / 200), 12);
    expect(next?.escalating).toMatchObject({ have: 200, needed: 237, attempt: 2, neededAfterError: 272 });
    expect(next?.escalating.bound).toBeCloseTo(1 - (0.05 / 6) ** (1 / 200), 12);
    expect(next?.eprocess.bound).toBe(eProcessUpper(1, 300, 0.05));
    expect(next?.eprocess).toMatchObject({ needed: Math.log(20), more: 31 });
  });

  it('goes by the rule of the policy and by the evidence as it stands now', () => {
    const isMet = (rule: unknown, evidence: BandEvidence) =>
      standing(aTrust({ bands: { 1: evidence } }), CheckpointPolicy.parse({ ...policy, rule })).next?.isMet;
    expect(isMet({ type: 'eprocess' }, judged(203))).toBe(true);
    expect(isMet({ type: 'eprocess' }, judged(204, [204]))).toBe(false);
    expect(isMet({ type: 'escalating' }, judged(183))).toBe(true);
    expect(isMet({ type: 'escalating' }, judged(183 + 1, [1]))).toBe(false);
    expect(isMet({ type: 'streak', length: 150 }, judged(150))).toBe(true);
    expect(isMet({ type: 'streak', length: 150 }, judged(150, [1]))).toBe(false);
  });

  it('starts from nothing and has no next rung at the top', () => {
    const fresh = standing(aTrust(), policy);
    expect(fresh.next).toMatchObject({ n: 0, eprocess: { bound: 1, more: 203 }, streak: { bound: 1 } });
    expect(fresh.alarm).toEqual({ value: 0, limit: 5_000, checked: 0, errors: 0 });
    expect(standing(aTrust({ rung: 2 }), policy).next).toBeNull();
  });

  it('holds later epochs to a smaller risk where all epochs share one', () => {
    const shared = CheckpointPolicy.parse({ ...policy, spending: 'lifetime' });
    expect(standing(aTrust({ epoch: 2 }), shared).next?.eprocess.needed).toBeCloseTo(Math.log(120), 12);
  });

  it('tells of the detector and of a sampler that does not keep its word', () => {
    let { detector } = aTrust();
    for (const y of [0, 1, 0]) detector = updateEDetector(detector, { y }, 0.02);
    const seen = standing(
      aTrust({ detector, integrity: { picked: 0, expected: 20, variance: 18 }, declined: 1 }),
      policy,
    );
    expect(seen.alarm).toMatchObject({ checked: 3, errors: 1 });
    expect(seen.alarm.value).toBeGreaterThan(10);
    expect(seen.integrity.isFrozen).toBe(true);
    expect(seen.declined).toBe(true);
  });

  it('says how many of the cases are still missing that an owner had asked for', () => {
    const asked = { deferred: { to: 1, untilN: 32 }, bands: { 1: { ...NO_EVIDENCE, n: 20 } } };
    expect(standing(aTrust(asked), policy).deferred).toEqual({ to: 1, untilN: 32, more: 12 });
    const come = { ...asked, bands: { 1: { ...NO_EVIDENCE, n: 40 } } };
    expect(standing(aTrust(come), policy).deferred).toMatchObject({ more: 0 });
  });

  it('cannot say how long it takes after many errors', () => {
    const bad = aTrust({
      bands: { 1: { ...NO_EVIDENCE, eprocess: { ...judged(1).eprocess, logw: [-9e3, -9e3, -9e3] } } },
    });
    expect(standing(bad, policy).next?.eprocess.more).toBeNull();
  });

  it('holds no row for a bound of everything that would pass, which it does not weigh', () => {
    const all = CheckpointPolicy.parse({ ...policy, target: 'cumulative' });
    const { next } = standing(aTrust({ bands: { 1: judged(300) } }), all);
    expect([next?.streak.bound, next?.escalating.bound]).toEqual([1, 1]);
    expect(next?.eprocess.bound).toBe(eProcessUpper(0, 300, 0.05));
  });

  it('counts the right answers that are missing as the ledger counts them, whichever cases come', () => {
    for (const rate of [0.5, 0.1]) {
      const rungs = policy.ladder.map((rung) => ({ ...rung, sampleRate: rate }));
      const wide = { ...policy, ladder: rungs, target: 'cumulative', tolerance: 0.2 };
      /** How many right answers it took, where the bands of the cases are asked for one by one. */
      const taken = (bandOf: (n: number) => number) => {
        const ledger = aLedger(wide, 1);
        // One check that found an error, and one review.
        ledger.judge(ledger.decide({ band: 1, rate }), 1);
        ledger.judge(ledger.decide({ band: 2 }), 0);
        const stands = () => standing(ledger.state(), ledger.book.policy!).next!;
        const { more, moreAtLeast } = stands().eprocess;
        let n = 0;
        for (; !stands().isMet; n += 1) ledger.judge(ledger.decide({ band: bandOf(n), rate }), 0);
        expect(stands().eprocess).toMatchObject({ more: 0, moreAtLeast: 0 });
        return { n, most: more!, least: moreAtLeast! };
      };
      const held = taken(() => 2);
      const checked = taken(() => 1);
      const mixed = taken((n) => 1 + (n % 2));
      expect([held.n, checked.n]).toEqual([held.most, checked.least]);
      expect(mixed).toMatchObject({ most: held.most, least: checked.least });
      expect(mixed.n).toBeGreaterThan(mixed.least);
      expect(mixed.n).toBeLessThan(mixed.most);
    }
  });

  it('names one number where all cases weigh alike, and none where nothing that passes is ever checked', () => {
    expect(standing(aTrust(), policy).next?.eprocess).toMatchObject({ more: 203, moreAtLeast: 203 });
    const blind = {
      ...policy,
      target: 'cumulative' as const,
      ladder: policy.ladder.map((rung) => ({ ...rung, sampleRate: 0 })),
    };
    expect(standing(aTrust({ rung: 1 }), blind).next?.eprocess.more).toBeNull();
  });

  it('can be worked out under every policy that an earlier release took', () => {
    const chance = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });
    const rule = fc.constantFrom({ type: 'eprocess' }, { type: 'escalating' }, { type: 'streak' });
    const edges = fc.constantFrom(Number.MIN_VALUE, 1e-300, 1 - 2 ** -53);
    fc.assert(
      fc.property(fc.oneof(chance, edges), fc.oneof(chance, edges), rule, (risk, tolerance, by) => {
        for (const missRate of [0, 0.9]) {
          const held = { ...policy, risk, tolerance, missRate, rule: by, spending: 'lifetime' };
          const ledger = aLedger(held, 1);
          for (const [band, loss] of [
            [1, 0],
            [2, 1],
            [2, 0],
            [1, 1],
          ] as const) {
            ledger.judge(ledger.decide({ band }), loss);
          }
          const told = standing({ ...ledger.state(), epoch: 1_000 }, ledger.book.policy!);
          expect(JSON.stringify(told)).not.toMatch(/"(bound|needed|neededAfterError|value)":null/);
        }
      }),
      { seed: 1 },
    );
  });
});
