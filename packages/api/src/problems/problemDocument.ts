import { type Problem, problem } from '@countersign/model';
import { statusOf } from './problemStatus.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be done',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

export const INTERNAL_PROBLEM: Problem = {
  code: 'internal_error',
  message:
    'Something went wrong on the server. It was written to the log; nothing half-done remains. Try again.',
};

/** The database is away; whoever asks again in a moment is served. */
export const UNAVAILABLE_PROBLEM: Problem = problem(
  'database_unavailable',
  'The database cannot be reached right now. Try again in a moment.',
);

/** A problem that may be shown: one with an unknown code is a bug and loses its details. */
export const shownProblem = (reason: Problem): Problem =>
  statusOf(reason.code) === 500 ? INTERNAL_PROBLEM : reason;

/** A problem as RFC 9457 writes it; the entries of `data` become members of their own (`decidedBy`, `issues`, …). */
export function problemDocument(reason: Problem) {
  const { code, message, at, data } = shownProblem(reason);
  const status = statusOf(code);
  const title = TITLES[status] ?? 'Problem';
  return {
    ...data,
    type: 'about:blank',
    title,
    status,
    code,
    detail: message,
    ...(at === undefined ? {} : { at }),
  };
}
