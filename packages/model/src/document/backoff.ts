import { z } from 'zod';
import { Duration } from '../durations.ts';

/** The pause before a retry doubles from `first` up to `longest`, and is spread so that retries do not come in waves. */
export const Backoff = z.strictObject({
  first: Duration.default('1s').meta({ title: 'First pause', description: 'Before the first retry.' }),
  longest: Duration.default('1m').meta({
    title: 'Longest pause',
    description: 'Pauses double up to this one.',
  }),
});
export type Backoff = z.infer<typeof Backoff>;
