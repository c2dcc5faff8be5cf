/** Errors wrap one another a few times at most; more is a circle. */
const MAX_CAUSES = 8;

/** A failure as the log keeps it. */
type LoggedError = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
};

/**
 * What the log keeps of a failure: what went wrong, where, and why. Not the values of a query: among them are sessions,
 * hashes of keys and the cases of clients, and a log is read by more people than the database.
 */
export function loggedError(failure: unknown, depth = 0): LoggedError {
  if (!(failure instanceof Error)) return { type: typeof failure, message: String(failure) };
  const { code } = failure as { code?: unknown };
  const frames = framesOf(failure);
  const hasCause = failure.cause !== undefined && depth < MAX_CAUSES;
  return {
    type: failure.constructor.name,
    message: messageOf(failure),
    ...(typeof code === 'string' ? { code } : {}),
    ...(frames === '' ? {} : { stack: frames }),
    ...(hasCause ? { cause: loggedError(failure.cause, depth + 1) } : {}),
  };
}

/** The ORM writes the values behind the statement, which has only their numbers. */
function messageOf(failure: Error): string {
  const { query } = failure as { query?: unknown };
  return typeof query === 'string' && failure.message.includes(query)
    ? `Failed query: ${query}`
    : failure.message;
}

/** The stack begins with the message, which is told apart. */
function framesOf({ stack = '' }: Error): string {
  const start = stack.search(/^ {4}at \S+.*:\d+:\d+\)?$/m);
  return start === -1 ? '' : stack.slice(start);
}
