import { describe, expect, it } from 'vitest';
import { epochRisk } from './epochRisk.ts';

describe('the risk of an epoch', () => {
  it('is all of d for each, or shared by all epochs of a lifetime', () => {
    expect(epochRisk(0.05, 7, 'epoch')).toBe(0.05);
    expect(epochRisk(0.05, 1, 'lifetime')).toBe(0.025);
    let spent = 0;
    for (let epoch = 1; epoch <= 100_000; epoch += 1) spent += epochRisk(0.05, epoch, 'lifetime');
    expect(spent).toBeLessThan(0.05);
    expect(spent).toBeGreaterThan(0.0499);
    expect(() => epochRisk(0.05, 0, 'epoch')).toThrow(RangeError);
  });
});
