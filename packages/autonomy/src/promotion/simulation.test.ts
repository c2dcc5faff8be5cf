import { describe, expect, it } from 'vitest';
import { NEW_E_PROCESS, updateEProcess } from '../betting/eProcess.ts';
import { detectorLevel, NEW_E_DETECTOR, updateEDetector } from '../demotion/eDetector.ts';
import { wilsonUpper } from '../interval/wilson.ts';
import { seededRandom } from '../testing/seededRandom.ts';
import { boundaryOf } from './promotionDistribution.ts';

const claim = { t0: 0.02, d: 0.05 };
const RUNS = 2_000;
const REVIEWS = 5_000;

/** A rule fed one loss at a time, which says after each whether it promotes now. */
type Rule = () => (y: number) => boolean;

const threeBettors: Rule = () => {
  let state = NEW_E_PROCESS;
  return (y) => {
    state = updateEProcess(state, { y }, claim);
    return state.crossed;
  };
};

/** The errors that Wilson's one-sided bound forgives after n reviews, worked out once. */
const forgiven = boundaryOf((k, n) => wilsonUpper(k, n, claim.d) <= claim.t0, REVIEWS);

const wilsonEachCase: Rule = () => {
  let [n, k] = [0, 0];
  return (y) => {
    n += 1;
    k += y;
    return k <= forgiven[n]!;
  };
};

/** The review at which each run is promoted, or infinity; the same seeds for every rule. */
function promotions(rule: Rule, theta: number, runs: number): readonly number[] {
  return Array.from({ length: runs }, (_, run) => {
    const random = seededRandom(run + 1);
    const feed = rule();
    for (let n = 1; n <= REVIEWS; n += 1) if (feed(random() < theta ? 1 : 0)) return n;
    return Number.POSITIVE_INFINITY;
  });
}

const share = (times: readonly number[]) => times.filter(Number.isFinite).length / times.length;
const quantile = (times: readonly number[], q: number) =>
  [...times].sort((a, b) => a - b)[Math.ceil(q * times.length) - 1]!;

describe('2,000 simulated agents that err exactly as often as tolerated, checked at each of 5,000 reviews', () => {
  it('are promoted by the three bettors in at most 6.46 % of the runs', () => {
    expect(share(promotions(threeBettors, 0.02, RUNS))).toBeLessThanOrEqual(0.0646);
  });

  it('are promoted by a Wilson bound read after each case in more than 20 %, so this gate can fail', () => {
    expect(share(promotions(wilsonEachCase, 0.02, RUNS))).toBeGreaterThan(0.2);
  });
});

describe('simulated good agents', () => {
  it.each([
    [0.005, 340],
    [0.01, 960],
  ])('that err at %d wait a median of at most %d reviews', (theta, most) => {
    expect(quantile(promotions(threeBettors, theta, RUNS), 0.5)).toBeLessThanOrEqual(most);
  });
});

describe('the demotion of simulated agents', () => {
  const alarm = (run: number, thetaAt: (review: number) => number, horizon: number) => {
    const random = seededRandom(77_000 + run);
    let detector = NEW_E_DETECTOR;
    for (let review = 1; review <= horizon; review += 1) {
      detector = updateEDetector(detector, { y: random() < thetaAt(review) ? 1 : 0 }, 0.02);
      if (detectorLevel(detector) >= 5_000) return review;
    }
    return horizon;
  };

  it('comes within 60 reviews (median) and 125 (nine of ten) of a change to 10 %', () => {
    const delays = Array.from(
      { length: 1_000 },
      (_, run) => alarm(run, (review) => (review <= 500 ? 0.005 : 0.1), 3_000) - 500,
    );
    expect(quantile(delays, 0.5)).toBeLessThanOrEqual(60);
    expect(quantile(delays, 0.9)).toBeLessThanOrEqual(125);
  });

  it('comes falsely no sooner than after 5,000 reviews on average', () => {
    const lengths = Array.from({ length: 300 }, (_, run) => alarm(run, () => 0.02, 60_000));
    expect(lengths.reduce((sum, each) => sum + each, 0) / lengths.length).toBeGreaterThanOrEqual(5_000);
  });
});
