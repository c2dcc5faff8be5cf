import postgres, { type Options, type Sql } from 'postgres';

/** First word of the name of every connection, by which the program's own sessions are recognised on a server. */
const APPLICATION_NAME = 'countersign';

/** A server that was killed is back within a second; the driver's own pauses grow to twenty. */
const MAX_RETRY_SECONDS = 0.5;

/** Opens a pool; connections are made when the first query needs them. */
export function connect(url: string, options: Options<Record<string, never>> = {}): Sql {
  return postgres(url, {
    onnotice: () => {},
    backoff: (attempts) => Math.min(0.02 * 2 ** attempts, MAX_RETRY_SECONDS),
    ...options,
    connection: { application_name: APPLICATION_NAME, ...options.connection },
  });
}
