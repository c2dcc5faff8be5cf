import { ProblemError } from '../problems/ProblemError.ts';

/** The header that names a request, for documents. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  description: 'Up to 200 visible characters, yours to choose',
} as const;

/** The idempotency key of a request; null without one. Keys made here have a space, so that nobody can send them. */
export function idempotencyKey(header: (name: string) => string | undefined): string | null {
  const value = header('idempotency-key');
  if (value === undefined) return null;
  if (/^[\x21-\x7e]{1,200}$/.test(value)) return value;
  const message = 'Idempotency-Key takes 1 to 200 visible ASCII characters.';
  throw new ProblemError({ code: 'invalid_input', message, at: 'Idempotency-Key' });
}
