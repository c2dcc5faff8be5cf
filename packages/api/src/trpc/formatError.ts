import { type Problem, problem } from '@countersign/model';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { ProblemError, problemIn } from '../problems/ProblemError.ts';
import { INTERNAL_PROBLEM, shownProblem, UNAVAILABLE_PROBLEM } from '../problems/problemDocument.ts';
import { problemOfZodError } from '../problems/problemOfZodError.ts';
import { statusOf } from '../problems/problemStatus.ts';
import type { Services } from '../services.ts';

/** The problem behind whatever a procedure threw; a bug shows no detail. */
export function problemOfError(error: TRPCError): Problem {
  if (error.cause instanceof ProblemError) return shownProblem(error.cause.problem);
  if (error.cause instanceof ZodError) return problemOfZodError(error.cause);
  switch (error.code) {
    case 'NOT_FOUND':
      return problem('route_not_found', 'There is no such procedure.');
    case 'PARSE_ERROR':
      return problem('malformed_json', 'The input is not JSON.');
    case 'METHOD_NOT_SUPPORTED':
      return problem('method_not_allowed', 'Read with GET, change with POST.');
    case 'UNSUPPORTED_MEDIA_TYPE':
      return problem('unsupported_media_type', 'Send application/json.');
    case 'BAD_REQUEST':
      return problem('bad_request', 'The request cannot be read.');
    default:
      return INTERNAL_PROBLEM;
  }
}

/** The answer to a failure that was to be expected: a problem, or the database being away. Null for a bug. */
export function expectedTrpcError(
  failure: unknown,
  { isUnavailable }: Pick<Services, 'isUnavailable'>,
): TRPCError | null {
  const reason = problemIn(failure) ?? (isUnavailable(failure) ? UNAVAILABLE_PROBLEM : null);
  return reason === null ? null : trpcErrorOf(new ProblemError(reason));
}

/** Turns a problem into the error that tRPC sends with the problem's status. */
function trpcErrorOf(error: ProblemError): TRPCError {
  const code = TRPC_CODES[statusOf(error.problem.code)] ?? 'INTERNAL_SERVER_ERROR';
  return new TRPCError({ code, message: error.message, cause: error });
}

const TRPC_CODES: Readonly<Record<number, TRPCError['code']>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};
