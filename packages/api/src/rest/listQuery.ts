import { z } from 'zod';
import { MAX_PAGE } from '../inputs.ts';

/** Query parameters of every list; values arrive as text. */
export const ListQuery = z.strictObject({
  cursor: z.string().min(1).max(1_000).optional().describe('`nextCursor` of the page before'),
  limit: wholeNumber(1, MAX_PAGE).optional(),
});

/** A whole number written in digits; `1e2`, ` 7` and `0x10` are not. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'Write a whole number')
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));
}
