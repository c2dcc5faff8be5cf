import { Json } from '@countersign/model';
import { z } from 'zod';

/** What a step sees of a case: the input of the run, the outputs of earlier steps, and the proposal that is on the table. */
export const StepCase = z.strictObject({
  input: Json,
  steps: z.record(z.string(), Json),
  proposal: Json,
});
export type StepCase = z.infer<typeof StepCase>;
