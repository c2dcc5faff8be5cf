import { type Problem, problem, type Result } from '@countersign/model';

/** Carries a problem out of a procedure or handler to the border, where it becomes an answer. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(reason: Problem) {
    super(reason.message);
    this.name = 'ProblemError';
    this.problem = reason;
  }
}

/** The value of a result; throws its problem to the border. */
export function unwrap<TValue>(result: Result<TValue>): TValue {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}

/** The value; throws the problem when there is none. An id of another workspace ends here like an unknown one. */
export function found<TValue>(value: TValue | null, code: string, message: string): TValue {
  if (value !== null) return value;
  throw new ProblemError(problem(code, message));
}

/** The value of a result whose port says `not_found` without saying of what; anything else it refuses passes through. */
export function unwrapFound<TValue>(result: Result<TValue>, code: string, message: string): TValue {
  if (!result.ok && result.problem.code === 'not_found') throw new ProblemError(problem(code, message));
  return unwrap(result);
}

/** The problem that a failure carries; null for a bug. A store says by its `code` that it never gave out a cursor. */
export function problemIn(failure: unknown): Problem | null {
  if (failure instanceof ProblemError) return failure.problem;
  const isCursor = failure instanceof Error && 'code' in failure && failure.code === 'invalid_cursor';
  return isCursor ? problem('invalid_cursor', failure.message, 'cursor') : null;
}
