import postgres, { type Options, type Sql } from 'postgres';

/** First word of the name of every connection, by which the program's own sessions are recognised on a server. */
export const APPLICATION_NAME = 'countersign';

/** Opens a pool; connections are made when the first query needs them. */
export function connect(url: string, options: Options<Record<string, never>> = {}): Sql {
  return postgres(url, {
    onnotice: () => {},
    ...options,
    connection: { application_name: APPLICATION_NAME, ...options.connection },
  });
}
