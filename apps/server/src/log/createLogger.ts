import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../env.ts';
import { loggedError } from './loggedError.ts';

/** Names under which a secret or the contents of a case travel; whatever is logged under them is left out. */
const UNLOGGED = [
  ...['authorization', 'cookie', 'password', 'secret', 'token', 'key', 'ciphertext'],
  ...['input', 'output', 'payload', 'proposal', 'verdict', 'snapshot', 'content', 'body', 'subject'],
];

/**
 * The server's log: JSON lines, failures without the values that were at hand. Lines written within a trace name it.
 */
export function createLogger(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      serializers: { err: loggedError },
      redact: { paths: UNLOGGED.flatMap((name) => [name, `*.${name}`]), censor: '[left out]' },
      mixin: () => {
        const span = trace.getActiveSpan();
        return span === undefined ? {} : { traceId: span.spanContext().traceId };
      },
    },
    destination,
  );
}
