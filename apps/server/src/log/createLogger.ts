import { type DestinationStream, type Logger, pino } from 'pino';
import { loggedError } from './loggedError.ts';

/** The server's log: JSON lines, failures without the values that were at hand. */
export function createLogger(level: 'warn' | 'error', destination: DestinationStream): Logger {
  return pino({ level, serializers: { err: loggedError } }, destination);
}
