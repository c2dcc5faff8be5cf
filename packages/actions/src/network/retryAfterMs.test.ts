import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retryAfterMs.ts';

describe('retryAfterMs', () => {
  it.each([
    ['seconds', { 'retry-after': '8' }, 8_000],
    [
      'a date, by the clock of the server',
      { date: 'Mon, 02 Mar 2026 10:00:00 GMT', 'retry-after': 'Mon, 02 Mar 2026 10:02:00 GMT' },
      120_000,
    ],
    ['a date without anything to count from', { 'retry-after': 'Mon, 02 Mar 2026 10:02:00 GMT' }, null],
    [
      'a date that has passed',
      { date: 'Mon, 02 Mar 2026 10:00:00 GMT', 'retry-after': 'Mon, 02 Mar 2026 09:00:00 GMT' },
      null,
    ],
    ['no time at all', { 'retry-after': 'soon' }, null],
    ['nothing', {}, null],
  ])('reads %s', (_what, headers, ms) => {
    expect(retryAfterMs(headers)).toBe(ms);
  });
});
