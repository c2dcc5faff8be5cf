import { z } from 'zod';
import { Duration } from '../durations.ts';

const Tokens = z
  .number()
  .int()
  .positive()
  .optional()
  .meta({ title: 'Tokens', description: 'Of all its language models together.' });
const Cost = z.number().positive().optional().meta({ title: 'Cost', description: 'US dollars' });

/** What one run may use up; absent means without limit. */
export const RunBudget = z.strictObject({
  steps: z
    .number()
    .int()
    .positive()
    .optional()
    .meta({ title: 'Steps', description: 'Each visit of a step counts.' }),
  tokens: Tokens,
  cost: Cost,
  time: Duration.optional().meta({ title: 'Time', description: 'From its start, waiting included.' }),
});
export type RunBudget = z.infer<typeof RunBudget>;

/** What all runs of a flow, or of a workspace, may use up in one day (UTC). */
export const DailyBudget = z.strictObject({ tokens: Tokens, cost: Cost });
export type DailyBudget = z.infer<typeof DailyBudget>;
