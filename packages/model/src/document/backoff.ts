import { z } from 'zod';
import { Duration } from '../durations.ts';

/** The pause before a retry doubles from `first` up to `longest`, and is spread so that retries do not come in waves. */
export const Backoff = z.strictObject({
  first: Duration.default('1s').meta({ title: 'First pause' }),
  longest: Duration.default('1m').meta({ title: 'Longest pause' }),
});
export type Backoff = z.infer<typeof Backoff>;
