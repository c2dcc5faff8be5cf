import { z } from 'zod';

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time as people write it: `90s`, `15m`, `4h`, `3d`; days are 24 hours. */
export const Duration = z
  .string()
  .regex(/^[1-9][0-9]{0,5}[smhd]$/, 'Write a number and a unit: 90s, 15m, 4h or 3d');
export type Duration = z.infer<typeof Duration>;

/** Milliseconds of a duration that `Duration` has accepted. */
export function durationMs(duration: Duration): number {
  const unit = UNITS[duration.slice(-1)];
  if (unit === undefined) throw new Error(`Not a duration: ${duration}`);
  return Number(duration.slice(0, -1)) * unit;
}
