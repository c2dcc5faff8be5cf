import { describe, expect, it } from 'vitest';
import { Duration, durationMs } from './durations.ts';

describe('durations', () => {
  it('reads seconds, minutes, hours and days', () => {
    expect(['90s', '15m', '4h', '3d'].map(durationMs)).toEqual([90_000, 900_000, 14_400_000, 259_200_000]);
  });

  it('refuses what has no unit, no number or no length', () => {
    for (const text of ['', '0s', '5', 'm', '-1h', '1.5h', '1w', '1h30m'])
      expect(Duration.safeParse(text).success).toBe(false);
  });
});
