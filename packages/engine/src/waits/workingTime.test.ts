import { BusinessHours } from '@countersign/model';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { afterWorkingTime } from './workingTime.ts';

const after = (from: string, duration: string, changes: object = {}, timeZone = 'UTC') => {
  const hours = BusinessHours.parse(changes);
  const moment = afterWorkingTime(Temporal.Instant.from(from), duration, { hours, timeZone });
  return moment.ok ? moment.value.toString() : moment.problem.code;
};

describe('working time', () => {
  it('passes only inside the business hours', () => {
    expect(after('2026-03-04T09:00:00Z', '4h')).toBe('2026-03-04T13:00:00Z');
    expect(after('2026-03-04T15:00:00Z', '4h')).toBe('2026-03-05T11:00:00Z');
    expect(after('2026-03-04T03:00:00Z', '4h')).toBe('2026-03-04T13:00:00Z');
    expect(after('2026-03-04T22:00:00Z', '30m')).toBe('2026-03-05T09:30:00Z');
  });

  it('may end with the day', () => {
    expect(after('2026-03-04T13:00:00Z', '4h')).toBe('2026-03-04T17:00:00Z');
  });

  it('takes a day for a working day', () => {
    expect(after('2026-03-04T13:00:00Z', '1d')).toBe('2026-03-05T13:00:00Z');
    expect(after('2026-03-04T09:00:00Z', '2d')).toBe('2026-03-05T17:00:00Z');
  });

  it('skips weekends and holidays', () => {
    expect(after('2026-03-06T16:00:00Z', '2h')).toBe('2026-03-09T10:00:00Z');
    expect(after('2026-03-06T16:00:00Z', '2h', { holidays: ['2026-03-09'] })).toBe('2026-03-10T10:00:00Z');
    expect(after('2026-03-06T16:00:00Z', '2h', { days: ['fri', 'sat'] })).toBe('2026-03-07T10:00:00Z');
  });

  it('goes by the clocks of the flow’s time zone', () => {
    expect(after('2026-03-04T13:00:00Z', '2h', {}, 'America/New_York')).toBe('2026-03-04T16:00:00Z');
    expect(after('2026-03-04T23:00:00Z', '1h', {}, 'Asia/Tokyo')).toBe('2026-03-05T01:00:00Z');
  });

  it('opens at the same time of day after the clocks have changed', () => {
    expect(after('2026-03-27T15:30:00Z', '1h', {}, 'Europe/Berlin')).toBe('2026-03-30T07:30:00Z');
    expect(after('2026-10-23T14:30:00Z', '1h', {}, 'Europe/Berlin')).toBe('2026-10-26T08:30:00Z');
  });

  it('counts the hour that a change of the clocks takes or gives', () => {
    const nights = { days: ['sun'], from: '00:00', to: '06:00' };
    expect(after('2026-03-28T12:00:00Z', '5h', nights, 'Europe/Berlin')).toBe('2026-03-29T04:00:00Z');
    expect(after('2026-03-28T12:00:00Z', '6h', nights, 'Europe/Berlin')).toBe('2026-04-04T23:00:00Z');
    expect(after('2026-10-24T12:00:00Z', '7h', nights, 'Europe/Berlin')).toBe('2026-10-25T05:00:00Z');
  });

  it('opens when the clocks have been set where its time of day is skipped', () => {
    const nights = { days: ['sun'], from: '02:30', to: '06:00' };
    expect(after('2026-03-28T12:00:00Z', '1h', nights, 'Europe/Berlin')).toBe('2026-03-29T02:30:00Z');
  });

  it('says so when it takes more than ten years', () => {
    expect(after('2026-03-04T09:00:00Z', '999999d')).toBe('time_too_far');
    expect(after('2026-03-04T09:00:00Z', '9999h')).toMatch(/^20[23]\d-/);
  });
});
