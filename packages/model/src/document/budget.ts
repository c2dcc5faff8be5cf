import { z } from 'zod';
import { Duration } from '../durations.ts';

const Steps = z
  .number()
  .int()
  .positive()
  .optional()
  .meta({ title: 'Steps', description: 'Each visit of a step counts.' });
const Tokens = z
  .number()
  .int()
  .positive()
  .optional()
  .meta({ title: 'Tokens', description: 'Of all its language models together.' });
const Cost = z.number().positive().optional().meta({ title: 'Cost', description: 'US dollars' });

/** What one run may use up; absent means without limit. */
export const RunBudget = z.strictObject({
  steps: Steps,
  tokens: Tokens,
  cost: Cost,
  time: Duration.optional().meta({ title: 'Time', description: 'From its start, waiting included.' }),
});
export type RunBudget = z.infer<typeof RunBudget>;

/**
 * What all runs of a flow, or of a workspace, may use up in one day (UTC). Runs that wait side by side use up no time of
 * it: `time` is how long their agents and actions are at work, one attempt after the other.
 */
export const DailyBudget = z.strictObject({
  steps: Steps,
  tokens: Tokens,
  cost: Cost,
  time: Duration.optional().meta({
    title: 'Time at work',
    description: 'How long agents and actions take, all attempts together.',
  }),
});
export type DailyBudget = z.infer<typeof DailyBudget>;
