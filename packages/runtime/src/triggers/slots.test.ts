import { describe, expect, it } from 'vitest';
import { nextSlots, pastSlots } from './slots.ts';

const next = (cron: string, timeZone: string, after: string, count: number) =>
  nextSlots({ cron, timeZone }, new Date(after), count).map((slot) => slot.toISOString().slice(0, 16));

describe('a time that the change to summer time leaves out', () => {
  it.each([
    ['30 2 * * *', ['2026-03-29T01:00', '2026-03-30T00:30']],
    ['0,30 2 * * *', ['2026-03-29T01:00', '2026-03-30T00:00', '2026-03-30T00:30']],
    ['*/20 2 * * *', ['2026-03-29T01:00', '2026-03-30T00:00', '2026-03-30T00:20']],
    ['* 2 * * *', ['2026-03-29T01:00', '2026-03-30T00:00', '2026-03-30T00:01']],
    ['5-59/15 2 * * *', ['2026-03-29T01:00', '2026-03-30T00:05', '2026-03-30T00:20']],
    ['0 2,3 * * *', ['2026-03-29T01:00', '2026-03-30T00:00', '2026-03-30T01:00']],
  ])('comes once, right after the gap, in Berlin: %s', (cron, slots) => {
    expect(next(cron, 'Europe/Berlin', '2026-03-28T12:00:00Z', slots.length)).toEqual(slots);
  });

  it('comes once, right after the gap, in New York', () => {
    expect(next('30 2 * * *', 'America/New_York', '2026-03-07T12:00:00Z', 3)).toEqual([
      '2026-03-08T07:00',
      '2026-03-09T06:30',
      '2026-03-10T06:30',
    ]);
  });
});

describe('a time that occurs twice when summer time ends', () => {
  it.each([
    ['30 2 * * *', ['2026-10-25T00:30', '2026-10-26T01:30']],
    ['0,30 2 * * *', ['2026-10-25T00:00', '2026-10-25T00:30', '2026-10-26T01:00']],
    ['*/30 2 * * *', ['2026-10-25T00:00', '2026-10-25T00:30', '2026-10-26T01:00']],
  ])('comes once in Berlin: %s', (cron, slots) => {
    expect(next(cron, 'Europe/Berlin', '2026-10-24T12:00:00Z', slots.length)).toEqual(slots);
  });

  it('comes once in New York, also for somebody who looks in between', () => {
    const slots = ['2026-11-01T05:30', '2026-11-02T06:30'];
    expect(next('30 1 * * *', 'America/New_York', '2026-10-31T12:00:00Z', 2)).toEqual(slots);
    expect(next('30 1 * * *', 'America/New_York', '2026-11-01T06:10:00Z', 1)).toEqual(slots.slice(1));
  });
});

it('keeps the distance of what runs at every hour through both changes', () => {
  const hours = (slots: readonly string[]) => slots.map((slot) => slot.slice(11));
  const spring = next('0 * * * *', 'Europe/Berlin', '2026-03-28T23:30:00Z', 4);
  expect(hours(spring)).toEqual(['00:00', '01:00', '02:00', '03:00']);
  const autumn = next('0 * * * *', 'Europe/Berlin', '2026-10-24T22:30:00Z', 4);
  expect(hours(autumn)).toEqual(['23:00', '00:00', '01:00', '02:00']);
});

it('follows the clock on the wall over the year', () => {
  const slots = next('0 9 * * MON-FRI', 'America/New_York', '2026-10-30T12:00:00Z', 3);
  expect(slots).toEqual(['2026-10-30T13:00', '2026-11-02T14:00', '2026-11-03T14:00']);
});

describe('times that have come', () => {
  const past = (cron: string, since: string, until: string, most = 100) =>
    pastSlots({ cron, timeZone: 'UTC' }, { since: new Date(since), until: new Date(until) }, most);

  it('are those after the last look, the newest ones when there are many', () => {
    const { slots, total } = past('0 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T05:00:00Z');
    expect(total).toBe(5);
    expect(slots.at(0)?.toISOString()).toBe('2026-01-01T01:00:00.000Z');
    expect(slots.at(-1)?.toISOString()).toBe('2026-01-01T05:00:00.000Z');
    expect(past('0 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T05:00:00Z', 2).slots).toEqual(
      slots.slice(-2),
    );
  });

  it('are found quickly after years of standstill', () => {
    const begun = process.threadCpuUsage();
    const { slots, total } = past('* * * * *', '2016-01-01T00:00:00Z', '2026-01-01T00:00:30Z');
    expect(slots.length).toBe(100);
    expect(total).toBeGreaterThan(100);
    expect(slots.at(-1)?.toISOString()).toBe('2026-01-01T00:00:00.000Z');
    const { user, system } = process.threadCpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });

  it('are none while the clock has been set back', () => {
    expect(past('* * * * *', '2026-01-01T12:00:00Z', '2026-01-01T11:00:00Z')).toEqual({
      slots: [],
      total: 0,
    });
  });
});
