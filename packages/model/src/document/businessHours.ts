import { z } from 'zod';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const Weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof Weekday>;

const ClockTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'Write a time of day such as 09:00');

/** When people work, in the time zone of the flow. `to` is later than `from`; a night shift is two flows. */
export const BusinessHours = z.strictObject({
  days: z
    .array(Weekday)
    .min(1)
    .default(['mon', 'tue', 'wed', 'thu', 'fri'])
    .meta({ title: 'Days', description: 'The days on which people work.' }),
  from: ClockTime.default('09:00').meta({
    title: 'From',
    description: 'When work begins, in the time zone of the flow.',
  }),
  to: ClockTime.default('17:00').meta({ title: 'To', description: 'When work ends; later than it begins.' }),
  holidays: z
    .array(z.iso.date())
    .max(1_000)
    .default([])
    .meta({ title: 'Holidays', description: 'Days without work, such as 2026-12-25.' }),
});
export type BusinessHours = z.infer<typeof BusinessHours>;
