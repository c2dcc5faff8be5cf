import { describe, expect, it } from 'vitest';
import { standing } from '../standing/standing.ts';
import { aLedger } from '../testing/aLedger.ts';
import { replayLedger } from '../trust/replayLedger.ts';
import { errorRateBehind, observedTolerance } from './observedTolerance.ts';

describe('errors that reviewers overlook', () => {
  it('hold what is observed to a smaller tolerance, and stand behind the rate that was observed', () => {
    expect(observedTolerance(0.02, 0.25)).toBeCloseTo(0.015, 15);
    expect(errorRateBehind(0.015, 0.25)).toBeCloseTo(0.02, 15);
    expect(errorRateBehind(0.9, 0.5)).toBe(1);
    expect(() => observedTolerance(0.02, 1)).toThrow(RangeError);
    expect(() => errorRateBehind(0.02, 1)).toThrow(RangeError);
  });

  /** The trust after so many right cases behind one wrong one, and after a wrong one that had passed. */
  const earned = (policy: object) => {
    const ledger = aLedger({ widening: 'automatic', ...policy });
    ledger.judge(ledger.decide(), 1);
    let reviews = 0;
    while (ledger.state().rung === 0) {
      reviews += 1;
      ledger.judge(ledger.decide(), 0);
    }
    ledger.judge(ledger.decide(), 1);
    expect(replayLedger(ledger.lines).differences).toEqual([]);
    const policyNow = ledger.book.policy!;
    return {
      reviews,
      state: ledger.state(),
      bound: standing(ledger.state(), policyNow).next!.eprocess.bound,
    };
  };

  it('ask an agent for as much as a tolerance that is smaller by them, and alarm as early', () => {
    const [overlooked, stricter] = [earned({ missRate: 0.5 }), earned({ tolerance: 0.1 })];
    expect(overlooked.reviews).toBe(stricter.reviews);
    expect(overlooked.reviews).toBeGreaterThan(earned({}).reviews);
    expect(overlooked.state.bands).toEqual(stricter.state.bands);
    expect(overlooked.state.detector).toEqual(stricter.state.detector);
  });

  it('are in the bound that is held against the tolerance', () => {
    const rows = (policy: object) => {
      const ledger = aLedger(policy);
      for (let n = 0; n < 30; n += 1) ledger.judge(ledger.decide(), 0);
      return standing(ledger.state(), ledger.book.policy!).next!;
    };
    const [all, half] = [rows({}), rows({ missRate: 0.5 })];
    expect(half.eprocess.bound).toBeCloseTo(2 * all.eprocess.bound, 12);
    expect(half.streak.bound).toBeCloseTo(2 * all.streak.bound, 12);
    expect(half.escalating.bound).toBeCloseTo(2 * all.escalating.bound, 12);
  });
});
