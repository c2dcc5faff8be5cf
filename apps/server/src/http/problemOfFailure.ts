import { INTERNAL_PROBLEM, ProblemError, UNAVAILABLE_PROBLEM } from '@countersign/api';
import { type Problem, problem } from '@countersign/model';
import { isConnectionLoss } from '@countersign/postgres';

/** What Fastify refuses on its own, in our words. */
const REFUSALS: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: problem('body_too_large', 'The body is larger than 8 MB. Send less at once.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: problem('unsupported_media_type', 'Send the body as application/json.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: problem('bad_request', 'Content-Length is not the length of the body.'),
  FST_ERR_BAD_URL: problem('bad_request', 'The address has a broken % escape.'),
  FST_ERR_NOT_FOUND: problem('route_not_found', 'There is nothing at this address.'),
};

/** The problem that a failure is; a bug or an unknown failure tells nothing about itself. */
export function problemOfFailure(failure: unknown): Problem {
  if (failure instanceof ProblemError) return failure.problem;
  if (isConnectionLoss(failure)) return UNAVAILABLE_PROBLEM;
  const { code, statusCode } = failure as { code?: string; statusCode?: number };
  const refusal = code === undefined ? undefined : REFUSALS[code];
  if (refusal !== undefined) return refusal;
  const isRefusal = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return isRefusal ? problem('bad_request', 'The request cannot be read.') : INTERNAL_PROBLEM;
}
