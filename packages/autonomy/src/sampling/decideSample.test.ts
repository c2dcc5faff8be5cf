import { describe, expect, it } from 'vitest';
import { decideSample } from './decideSample.ts';
import { keyedCoin } from './keyedCoin.ts';

const secret = new Uint8Array(32).fill(7);

describe('the sampler', () => {
  it('picks by either lane and records both probabilities', () => {
    const rates = { evidence: 0.1, targeted: 0.5 };
    const picked = decideSample({ rates, coin: (lane) => (lane === 'evidence' ? 0.2 : 0.4) });
    expect(picked.lanes).toEqual(['targeted']);
    expect(picked.sampled).toBe(true);
    expect(picked.probability.total).toBeCloseTo(0.55, 12);
  });

  it('never picks at rate 0 and always at rate 1', () => {
    expect(decideSample({ rates: { evidence: 0, targeted: null }, coin: () => 0 }).sampled).toBe(false);
    expect(decideSample({ rates: { evidence: 1, targeted: null }, coin: () => 1 - 2 ** -53 }).sampled).toBe(
      true,
    );
  });
});

describe('the keyed coin', () => {
  it('falls the same way for the same case and differs by lane, case and secret', () => {
    const coin = keyedCoin(secret, 'case-1');
    expect(coin('evidence')).toBe(keyedCoin(secret, 'case-1')('evidence'));
    expect(coin('evidence')).not.toBe(coin('targeted'));
    expect(coin('evidence')).not.toBe(keyedCoin(secret, 'case-2')('evidence'));
    expect(coin('evidence')).not.toBe(keyedCoin(new Uint8Array(32), 'case-1')('evidence'));
  });

  it('is fair, and its lanes are independent', () => {
    const cases = Array.from({ length: 10_000 }, (_, index) => keyedCoin(secret, `case-${index}`));
    const share = (count: (coin: (typeof cases)[number]) => boolean) =>
      cases.filter(count).length / cases.length;
    expect(share((coin) => coin('evidence') < 0.05)).toBeCloseTo(0.05, 2);
    expect(share((coin) => coin('targeted') < 0.5)).toBeGreaterThan(0.48);
    const both = share((coin) => coin('evidence') < 0.5 && coin('targeted') < 0.5);
    expect(both).toBeGreaterThan(0.23);
    expect(both).toBeLessThan(0.27);
  });
});
