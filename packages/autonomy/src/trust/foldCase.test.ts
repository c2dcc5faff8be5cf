import { describe, expect, it } from 'vitest';
import { aLedger } from '../testing/aLedger.ts';
import { seededRandom } from '../testing/seededRandom.ts';

const RATE = 0.1;
const ladder = [
  { title: 'Sure', minConfidence: 0.9, sampleRate: RATE },
  { title: 'Likely', minConfidence: 0.7, sampleRate: RATE },
];
const EVERYTHING = { target: 'cumulative', tolerance: 0.02, risk: 0.05, ladder };

/** An agent of whose cases four in five pass, wrong in one of forty, and the rest is held and right: 2 % of all. */
function isWidened(seed: number, cases: number): boolean {
  const ledger = aLedger({ ...EVERYTHING, breakers: { alarmAt: 1_000_000 } }, 1);
  const random = seededRandom(seed);
  for (let n = 0; n < cases; n += 1) {
    const isSure = random() < 0.8;
    const picked = random() < RATE;
    const isWrong = isSure && random() < 0.025;
    const one = ledger.decide({ band: isSure ? 1 : 2, picked, rate: RATE });
    if (!isSure || picked) ledger.judge(one, isWrong ? 1 : 0);
    if (ledger.state().widening !== null) return true;
  }
  return false;
}

describe('evidence about everything that would pass', () => {
  it('weighs what is held, and so reviewed whole, by how seldom the rest is', () => {
    const ledger = aLedger(EVERYTHING, 1);
    ledger.judge(ledger.decide({ band: 2 }), 0);
    ledger.judge(ledger.decide({ band: 1, rate: RATE }), 1);
    expect(ledger.state().bands[2]?.eprocess.counts).toEqual([
      { v: RATE, y: 0, n: 1 },
      { v: 1, y: 1, n: 1 },
    ]);
  });

  it('does not let the many reviews of held cases vouch for those that pass', () => {
    const widened = Array.from({ length: 12 }, (_, run) => isWidened(700 + run, 2_500)).filter(Boolean);
    expect(widened.length).toBeLessThanOrEqual(2);
  });
});
