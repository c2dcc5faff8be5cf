import { z } from 'zod';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const Weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof Weekday>;

const ClockTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'Write a time of day such as 09:00');

/** When people work, in the time zone of the flow. `to` is later than `from`; a night shift is two flows. */
export const BusinessHours = z.strictObject({
  days: z.array(Weekday).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']).meta({ title: 'Days' }),
  from: ClockTime.default('09:00').meta({ title: 'From' }),
  to: ClockTime.default('17:00').meta({ title: 'To' }),
  holidays: z.array(z.iso.date()).max(1_000).default([]).meta({ title: 'Holidays' }),
});
export type BusinessHours = z.infer<typeof BusinessHours>;
