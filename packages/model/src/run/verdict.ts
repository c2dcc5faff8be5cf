import { z } from 'zod';
import { JsonObject } from '../json.ts';

/** What a person can answer: the first five at a gate or exception, the last two for a sample. */
export const VerdictType = z.enum([
  'approve',
  'edit',
  'reject',
  'sendBack',
  'escalate',
  'correct',
  'incorrect',
]);
export type VerdictType = z.infer<typeof VerdictType>;

/**
 * `edited` is the whole payload as it should run (for `edit`), or the right answer (for `reject` and `incorrect`). `critical` marks an
 * `incorrect` sample as an error that ends the agent's autonomy at once.
 */
export const Verdict = z.strictObject({
  type: VerdictType,
  edited: JsonObject.optional(),
  reasonCode: z.string().max(40).optional(),
  message: z.string().max(10_000).optional(),
  critical: z.boolean().optional(),
});
export type Verdict = z.infer<typeof Verdict>;
