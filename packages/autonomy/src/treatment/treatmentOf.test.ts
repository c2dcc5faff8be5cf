import { describe, expect, it } from 'vitest';
import { DEFAULT_BORDERS, suggestedStartRung, treatmentOf } from './treatmentOf.ts';

const { perWeek, costOfError } = DEFAULT_BORDERS;

describe('the map of frequency and cost', () => {
  it('has four regions whose borders belong to often and to costly', () => {
    expect(treatmentOf({ perWeek, costOfError: 0 })).toBe('earnFast');
    expect(treatmentOf({ perWeek, costOfError })).toBe('earnSlowly');
    expect(treatmentOf({ perWeek: perWeek - 1, costOfError })).toBe('keepReviewing');
    expect(treatmentOf({ perWeek: 0, costOfError: 0 })).toBe('passAndSample');
    expect(treatmentOf({ perWeek: 30, costOfError: 10 }, { perWeek: 40, costOfError: 5 })).toBe(
      'keepReviewing',
    );
  });

  it('starts cheap gates on the narrowest rung there is, and costly ones with everything reviewed', () => {
    expect(suggestedStartRung('earnFast', 3)).toBe(1);
    expect(suggestedStartRung('passAndSample', 0)).toBe(0);
    expect(suggestedStartRung('earnSlowly', 3)).toBe(0);
    expect(suggestedStartRung('keepReviewing', 3)).toBe(0);
  });
});
