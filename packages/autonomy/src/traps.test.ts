import { describe, expect, it } from 'vitest';
import {
  anytimeUpper,
  eProcessLogE,
  eProcessUpper,
  logE,
  logEAt,
  NEW_E_PROCESS,
  updateEProcess,
} from './betting/eProcess.ts';
import { hajek } from './estimate/weighted.ts';
import { clopperPearsonUpper } from './interval/clopperPearson.ts';
import { wilsonUpper } from './interval/wilson.ts';
import { fixedSequence } from './ladder/fixedSequence.ts';
import { boundaryOf, promotionDistribution } from './promotion/promotionDistribution.ts';
import { promotionProbability, promotionTimes } from './promotion/promotionOutlook.ts';
import { decideSample } from './sampling/decideSample.ts';
import { keyedCoin } from './sampling/keyedCoin.ts';
import { binomCdf } from './special/binomCdf.ts';
import { aLedger, WHOSE } from './testing/aLedger.ts';
import { seededRandom } from './testing/seededRandom.ts';

const claim = { t0: 0.02, d: 0.05 };
const HORIZON = 5_000;

/** How likely an agent that errs exactly as often as tolerated is promoted within 5,000 reviews. */
const falsely = (rule: Parameters<typeof promotionTimes>[0]['rule']) =>
  promotionProbability(promotionTimes({ ...claim, rule, theta: claim.t0, horizon: HORIZON }));

/** One of the ways in which evidence for autonomy has been got wrong; each test shows the wrong way beside ours. */
describe('the traps of earned autonomy', () => {
  it('1: an interval looked at after each case promotes unsafe agents; the e-process does not', () => {
    const lookedAt = (passes: (k: number, n: number) => boolean) =>
      promotionProbability(promotionDistribution(0.02, boundaryOf(passes, HORIZON)));
    expect(lookedAt((k, n) => wilsonUpper(k, n, 0.05) <= 0.02)).toBeGreaterThan(0.3);
    expect(lookedAt((k, n) => binomCdf(k, n, 0.02) <= 0.05)).toBeGreaterThan(0.27);
    expect(falsely({ type: 'eprocess' })).toBeLessThan(0.05);
  });

  it('2: a streak with free retries comes to everybody; the escalating streak does not', () => {
    expect(falsely({ type: 'streak', length: 149 })).toBeGreaterThan(0.99);
    expect(falsely({ type: 'escalating' })).toBeLessThan(0.05);
  });

  it('3: without weights, cases that are looked at more often vouch for the others', () => {
    // 61.5 % easy cases, of which one in five is looked at, and hard ones, of which one in twenty is: 2 % wrong overall.
    const easy = { error: 0.005, pi: 0.2 };
    const hard = { error: (0.02 - 0.615 * easy.error) / 0.385, pi: 0.05 };
    const easyShare = (0.615 * easy.pi) / (0.615 * easy.pi + 0.385 * hard.pi);
    const promoted = (weigh: (pi: number) => number) => {
      let runs = 0;
      for (let run = 0; run < 400; run += 1) {
        const random = seededRandom(9_000 + run);
        let state = NEW_E_PROCESS;
        for (let review = 0; review < 1_500 && !state.crossed; review += 1) {
          const kind = random() < easyShare ? easy : hard;
          state = updateEProcess(state, { y: random() < kind.error ? 1 : 0, v: weigh(kind.pi) }, claim);
        }
        runs += state.crossed ? 1 : 0;
      }
      return runs / 400;
    };
    expect(promoted(() => 1)).toBeGreaterThan(0.3);
    expect(promoted((pi) => hard.pi / pi)).toBeLessThan(0.083);
  });

  it('4: labels taken as they arrive promote whoever has errors that take longer to judge', () => {
    const ledger = aLedger({ tolerance: 0.1 });
    const cases = Array.from({ length: 60 }, (_, i) => ({
      name: ledger.decide(),
      loss: i % 6 === 2 ? 1 : 0,
    }));
    const arriving = cases.toSorted((a, b) => a.loss - b.loss);
    let asTheyArrive = NEW_E_PROCESS;
    for (const { loss } of arriving) {
      asTheyArrive = updateEProcess(asTheyArrive, { y: loss }, { t0: 0.1, d: 0.05 });
    }
    expect(asTheyArrive.crossed).toBe(true);
    for (const { name, loss } of arriving) ledger.judge(name, loss);
    expect(ledger.types()).not.toContain('proposed');
    expect(ledger.state().bands[1]).toMatchObject({ n: 60, errors: 10 });
  });

  it('5: a case that nobody judged in time is an error, not a case that never was', () => {
    const dropped = aLedger({ tolerance: 0.1 });
    for (let i = 0; i < 42; i += 1) dropped.judge(dropped.decide(), 0);
    expect(dropped.types()).toContain('proposed');
    const ledger = aLedger({ tolerance: 0.1 });
    for (let i = 0; i < 45; i += 1) {
      const { isPassed: _, ...name } = ledger.decide();
      if (i % 15 === 7) ledger.write({ type: 'overdue', ...name, reviewId: null });
      else ledger.judge({ ...name, isPassed: false }, 0);
    }
    expect(ledger.types()).not.toContain('proposed');
    expect(ledger.state().bands[1]).toMatchObject({ n: 45, errors: 3 });
  });

  it('6: what is held and what passes are not pooled', () => {
    const ledger = aLedger({ tolerance: 0.1 }, 1);
    for (let i = 0; i < 30; i += 1) ledger.judge(ledger.decide({ band: 2 }), i % 3 === 0 ? 1 : 0);
    expect(ledger.state()).toMatchObject({
      rung: 1,
      detector: { n: 0, errors: 0 },
      bands: { 2: { errors: 10 } },
    });
    for (let i = 0; i < 30; i += 1) ledger.judge(ledger.decide({ band: 1 }), 0);
    expect(ledger.state()).toMatchObject({
      detector: { n: 30, errors: 0 },
      bands: { 2: { n: 30, errors: 10 } },
    });
    // All that is held is judged, one in ten of what passes: plain means are of neither.
    const held = Array.from({ length: 300 }, (_, i) => ({ y: i % 5 === 0 ? 1 : 0, pi: 1 }));
    const passed = Array.from({ length: 100 }, (_, i) => ({ y: i === 0 ? 1 : 0, pi: 0.1 }));
    const pooled = [...held, ...passed];
    expect(pooled.reduce((sum, { y }) => sum + y, 0) / pooled.length).toBeGreaterThan(0.15);
    expect(hajek(pooled).estimate).toBeCloseTo((60 + 10) / 1_300, 12);
    expect(hajek(passed).estimate).toBeCloseTo(0.01, 12);
  });

  it('7: the best of many thresholds is chosen falsely more often than each of them; the fixed sequence is not', () => {
    const sizes = [800, 1_300, 1_600, 1_840, 2_000];
    const runs = 2_000;
    let [best, sequence] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const random = seededRandom(50_000 + run);
      let [n, k] = [0, 0];
      const rungs = sizes.map((size) => {
        for (; n < size; n += 1) k += random() < 0.0205 ? 1 : 0;
        return { k, n };
      });
      if (rungs.some((rung) => binomCdf(rung.k, rung.n, 0.02) <= 0.05)) best += 1;
      if (fixedSequence(rungs, 0.02, 0.05) > 0) sequence += 1;
    }
    expect(best / runs).toBeGreaterThan(0.07);
    expect(sequence / runs).toBeLessThan(0.05);
  });

  it('8: a changed agent starts without the evidence of the one before', () => {
    const ledger = aLedger({ tolerance: 0.1 });
    for (let i = 0; i < 41; i += 1) ledger.judge(ledger.decide(), 0);
    const changed = { ...WHOSE, agentVersion: 'v2' };
    ledger.judge(ledger.decide({ whose: changed }), 0);
    expect(ledger.types()).not.toContain('proposed');
    expect(ledger.state(changed)).toMatchObject({ epoch: 2, bands: { 1: { n: 1 } } });
    for (let i = 0; i < 41; i += 1) ledger.judge(ledger.decide({ whose: changed }), 0);
    expect(ledger.types()).toContain('proposed');
  });

  it('9: the bound that is shown is the one that holds at all times, wider than a bound for one look', () => {
    for (const [k, n] of [
      [0, 50],
      [0, 500],
      [3, 400],
      [20, 2_000],
    ] as const) {
      expect(eProcessUpper(k, n, 0.05)).toBeGreaterThan(clopperPearsonUpper(k, n, 0.05));
    }
    const ledger = aLedger({ tolerance: 0.1 });
    for (let i = 0; i < 42; i += 1) ledger.judge(ledger.decide(), 0);
    const bound = ledger.state().widening?.evidence.bound;
    expect(bound).toBe(eProcessUpper(0, 42, 0.05));
    expect(bound).toBeGreaterThan(clopperPearsonUpper(0, 42, 0.05));
  });

  it('10: a hundred thousand correct cases do not leave the range of numbers', () => {
    let state = NEW_E_PROCESS;
    for (let i = 0; i < 100_000; i += 1) state = updateEProcess(state, { y: 0 }, claim);
    expect(Math.exp(logE(state))).toBe(Number.POSITIVE_INFINITY);
    expect(logE(state)).toBeCloseTo(eProcessLogE(0, 100_000, 0.02), 6);
    expect(logE(state)).toBeGreaterThan(1_880);
    expect(anytimeUpper(state.counts, 0.05)).toBeGreaterThan(0);
  });

  it('11: the bound is where E itself, played anew at that rate, reaches the level', () => {
    const losses = Array.from({ length: 700 }, (_, i) => (i % 120 === 60 ? 1 : 0));
    const played = (t0: number) =>
      losses.reduce((state, y) => updateEProcess(state, { y }, { t0, d: 0.05 }), NEW_E_PROCESS);
    const bound = anytimeUpper(played(0.02).counts, 0.05);
    expect(logE(played(bound))).toBeCloseTo(Math.log(20), 9);
    // The bound does not depend on the tolerance that happened to be tested, as any scaling of E(t0) would.
    expect(anytimeUpper(played(0.05).counts, 0.05)).toBe(bound);
    expect(logEAt(played(0.02).counts, bound * 0.99)).toBeLessThan(Math.log(20));
  });

  it('12: the lanes fall by coins of their own, which nobody without the secret foresees', () => {
    const secret = new Uint8Array(32).fill(11);
    const rates = { evidence: 0.3, targeted: 0.3 };
    const drawn = Array.from(
      { length: 20_000 },
      (_, i) => decideSample({ rates, coin: keyedCoin(secret, `case-${i}`) }).lanes,
    );
    const share = (test: (lanes: readonly string[]) => boolean) => drawn.filter(test).length / drawn.length;
    expect(share((lanes) => lanes.length === 2)).toBeCloseTo(0.09, 1);
    expect(Math.abs(share((lanes) => lanes.length === 2) - 0.09)).toBeLessThan(0.01);
    expect(Math.abs(share((lanes) => lanes.length > 0) - 0.51)).toBeLessThan(0.015);
    const guessed = Array.from({ length: 2_000 }, (_, i) => {
      const guess = keyedCoin(new Uint8Array(32), `case-${i}`)('evidence') < 0.3;
      return guess === keyedCoin(secret, `case-${i}`)('evidence') < 0.3;
    });
    // Guessing without the secret is right as often as two independent coins agree: 0.3² + 0.7².
    expect(Math.abs(guessed.filter(Boolean).length / 2_000 - 0.58)).toBeLessThan(0.05);
  });

  it('13: a sampler that looks at nothing proves nothing', () => {
    const ledger = aLedger({ tolerance: 0.1, target: 'cumulative' }, 1);
    ledger.judge(ledger.decide({ band: 2 }), 0);
    const { bands, detector } = ledger.state();
    for (let i = 0; i < 10_000; i += 1) ledger.decide({ picked: false });
    expect(ledger.state().bands).toEqual(bands);
    expect(ledger.state().detector).toEqual(detector);
    expect(logE(ledger.state().bands[2]!.eprocess)).toBe(logE(bands[2]!.eprocess));
  });
});
