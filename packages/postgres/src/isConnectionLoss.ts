const CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  // The server ended a transaction in which nothing was said for too long.
  '25P03',
  // The server says that it shuts down, crashed, or still starts.
  '57P01',
  '57P02',
  '57P03',
]);

/** Says whether a query failed because the server went away or is not up yet, so that trying again makes sense. */
export function isConnectionLoss(error: unknown): boolean {
  return CODES.has((error as { code?: string } | null)?.code ?? '');
}
