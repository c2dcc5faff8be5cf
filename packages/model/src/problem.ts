import { z } from 'zod';

/**
 * An expected failure, as data: `code` is stable and for programs, `message` says what is wrong and what to do,
 * `at` says where (a JSON pointer such as `/input/amount`, or a node id), `data` carries details for the screen.
 */
export const Problem = z.object({
  code: z.string(),
  message: z.string(),
  at: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Either a value or the reason why there is none. Expected failures are values; only bugs throw. */
export type Result<TValue, TProblem = Problem> =
  | { readonly ok: true; readonly value: TValue }
  | { readonly ok: false; readonly problem: TProblem };

export const ok = <TValue>(value: TValue): { ok: true; value: TValue } => ({ ok: true, value });

export const fail = <TProblem>(problem: TProblem): { ok: false; problem: TProblem } => ({
  ok: false,
  problem,
});

/** Builds a problem without writing `undefined` fields, so that problems compare and serialise cleanly. */
export function problem(code: string, message: string, at?: string, data?: Record<string, unknown>): Problem {
  return { code, message, ...(at === undefined ? {} : { at }), ...(data === undefined ? {} : { data }) };
}
