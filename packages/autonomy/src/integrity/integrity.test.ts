import { describe, expect, it } from 'vitest';
import { keyedCoin } from '../sampling/keyedCoin.ts';
import { integrityZ, isSamplerSuspect, NEW_INTEGRITY, updateIntegrity } from './integrity.ts';

const feed = (n: number, isPicked: (i: number) => boolean) => {
  let state = NEW_INTEGRITY;
  for (let i = 0; i < n; i += 1) state = updateIntegrity(state, { isPicked: isPicked(i), pi: 0.1 });
  return state;
};

describe('the integrity monitor', () => {
  it('is at ease with a sampler that keeps to its probabilities', () => {
    const secret = new Uint8Array(32).fill(3);
    const honest = feed(5_000, (i) => keyedCoin(secret, `case-${i}`)('evidence') < 0.1);
    expect(isSamplerSuspect(honest)).toBe(false);
    expect(integrityZ(NEW_INTEGRITY)).toBe(0);
  });

  it('notices a dead sampler and one that looks elsewhere', () => {
    expect(integrityZ(feed(150, () => false))).toBeCloseTo(15 / Math.sqrt(13.5), 12);
    expect(isSamplerSuspect(feed(140, () => false))).toBe(false);
    expect(isSamplerSuspect(feed(150, () => false))).toBe(true);
    expect(isSamplerSuspect(feed(300, (i) => i % 5 === 0))).toBe(true);
  });

  it('takes a sure case that was treated otherwise as broken at once', () => {
    expect(integrityZ(updateIntegrity(NEW_INTEGRITY, { isPicked: false, pi: 1 }))).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(integrityZ(updateIntegrity(NEW_INTEGRITY, { isPicked: true, pi: 1 }))).toBe(0);
  });

  it('suspects what is no number', () => {
    expect(isSamplerSuspect(updateIntegrity(NEW_INTEGRITY, { isPicked: true, pi: Number.NaN }))).toBe(true);
  });
});
