import { describe, expect, it } from 'vitest';
import { formatDuration, formatInstant, formatRelative, formatWork } from './formatTime.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');

describe('formatRelative', () => {
  it.each([
    ['2026-03-10T11:59:40Z', 'now'],
    ['2026-03-10T11:57:00Z', '3 min. ago'],
    ['2026-03-10T09:00:00Z', '3 hr. ago'],
    ['2026-03-09T11:00:00Z', 'yesterday'],
    ['2026-03-12T12:00:00Z', 'in 2 days'],
    ['2026-02-01T12:00:00Z', 'Feb 1, 2026'],
  ])('says %s as %s', (instant, words) => {
    expect(formatRelative(instant, NOW, 'en')).toBe(words);
  });

  it('speaks German', () => {
    expect(formatRelative('2026-03-10T11:57:00Z', NOW, 'de')).toBe('vor 3 Min.');
  });
});

describe('formatInstant', () => {
  it('shows the wall clock of the zone, across a change of the clocks', () => {
    expect(formatInstant('2026-03-29T00:30:00Z', 'de', 'Europe/Berlin')).toBe('29.03.2026, 01:30:00');
    expect(formatInstant('2026-03-29T01:30:00Z', 'de', 'Europe/Berlin')).toBe('29.03.2026, 03:30:00');
  });
});

describe('formatDuration', () => {
  it.each([
    [80, '80 ms'],
    [3_240, '3.2 sec'],
    [64_000, '1 min 4 sec'],
    [3_840_000, '1 hr 4 min'],
    [90_000_000, '1 day 1 hr'],
  ])('writes %i ms as %s', (ms, words) => {
    expect(formatDuration(ms, 'en')).toBe(words);
  });
});

describe('formatWork', () => {
  it('counts minutes up to an hour and hours from there on', () => {
    expect(formatWork(0, 'en')).toBe('0 min');
    expect(formatWork(18, 'en')).toBe('18 min');
    expect(formatWork(150, 'de')).toBe('2,5 Std.');
    expect(formatWork(60 * 31.4, 'en')).toBe('31 hr');
  });
});
