import { isDeepStrictEqual } from 'node:util';
import { JsonObject, type Review, type Verdict } from '@countersign/model';
import { z } from 'zod';

/**
 * What is right for a case. `payload` names the fields that a good reviewer insists on; `reject` and `sendBack` say
 * what such a reviewer does instead of signing. `port` is the way out of the exception route where that is certain.
 */
export const Truth = z.strictObject({
  outcome: z.string(),
  port: z.string().optional(),
  intent: z.string().optional(),
  payload: JsonObject.optional(),
  reject: z.strictObject({ reasonCode: z.string(), message: z.string() }).optional(),
  sendBack: z.string().optional(),
  /** By gate, where several look at the case at once and each judges its own side of it. */
  at: z
    .record(
      z.string(),
      z.strictObject({
        payload: JsonObject.optional(),
        reject: z.strictObject({ reasonCode: z.string(), message: z.string() }).optional(),
      }),
    )
    .optional(),
});
export type Truth = z.infer<typeof Truth>;

/** Whether a proposed payload is one that this truth would sign. */
function isRight(truth: Truth, payload: JsonObject): boolean {
  if (truth.reject !== undefined) return false;
  return Object.entries(truth.payload ?? {}).every(([field, value]) =>
    isDeepStrictEqual(payload[field], value),
  );
}

/** The answer of a reviewer who knows the truth. A case is sent back once, on the first visit of its gate. */
export function truthfulVerdict(
  review: Pick<Review, 'kind' | 'node' | 'visit' | 'content'>,
  whole: Truth,
): Verdict {
  const truth = { ...whole, ...whole.at?.[review.node] };
  const { payload } = review.content.proposal;
  const right = { ...payload, ...truth.payload };
  if (review.kind === 'sample') {
    return isRight(truth, payload) ? { type: 'correct' } : { type: 'incorrect', edited: right };
  }
  if (truth.reject !== undefined) return { type: 'reject', ...truth.reject };
  if (truth.sendBack !== undefined && review.visit === 1)
    return { type: 'sendBack', message: truth.sendBack };
  return isRight(truth, payload) ? { type: 'approve' } : { type: 'edit', edited: right };
}
