const CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // The name of the server cannot be looked up, as while a container is replaced.
  'ENOTFOUND',
  'EAI_AGAIN',
  // All of its connections are taken.
  '53300',
  // The server ended a transaction in which nothing was said for too long.
  '25P03',
  // The server says that it shuts down, crashed, or still starts.
  '57P01',
  '57P02',
  '57P03',
]);

/** Errors wrap one another a few times at most; more is a circle. */
const MAX_CAUSES = 8;

/**
 * Says whether a query failed because the server went away or is not up yet, so that trying again makes sense. What
 * wraps the driver's error (the ORM, the sign-in library) is looked through.
 */
export function isConnectionLoss(error: unknown): boolean {
  let reason = error;
  for (let depth = 0; depth < MAX_CAUSES && typeof reason === 'object' && reason !== null; depth += 1) {
    const { code, cause } = reason as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && CODES.has(code)) return true;
    reason = cause;
  }
  return false;
}
