import { DEFAULT_BORDERS } from '@countersign/autonomy';
import { z } from 'zod';
import { AgentVersion, Segment } from '../checkpoints/inputs.ts';

export const MapInput = z.strictObject({
  perWeek: z.number().positive().max(1_000_000).default(DEFAULT_BORDERS.perWeek),
  costOfError: z.number().positive().max(1_000_000_000).default(DEFAULT_BORDERS.costOfError),
});

export const CalibrationInput = z.strictObject({
  segment: Segment.optional(),
  agentVersion: AgentVersion.optional(),
  /** The share of errors wanted at most above a suggested threshold; the policy's tolerance when absent. */
  target: z.number().gt(0).lt(1).optional(),
});
export type CalibrationInput = z.infer<typeof CalibrationInput>;

/** A report over more than two years would not be read. */
const MAX_DAYS = 731;

/** Days before that have no figures, and times before that no database and browser agree about. */
const Day = z.iso.date().refine((day) => day >= '1970-01-01', 'Name a day of 1970 or later');

export const PeriodInput = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { message: 'The period ends before it begins', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MAX_DAYS * 86_400_000, {
    message: 'A report covers at most two years',
    path: ['from'],
  });
