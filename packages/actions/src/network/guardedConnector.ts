import { buildConnector } from 'undici';
import { type ResolveHost, resolvePublicHost } from './resolveHost.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens connections to public addresses only. It looks a name up once, checks the answer and connects to exactly that,
 * so a name that changes its answer gains nothing. Every hop of a redirect comes through here again.
 */
export function guardedConnector(resolve: ResolveHost): buildConnector.connector {
  return (options, callback) => {
    resolvePublicHost(options.hostname, resolve).then(
      (addresses) => {
        const connect = buildConnector({
          timeout: CONNECT_TIMEOUT_MS,
          lookup: (_host, { all }, done) => {
            const [first] = addresses;
            if (first === undefined) done(new Error('The host has no address'), '', 0);
            else if (all) done(null, [...addresses]);
            else done(null, first.address, first.family);
          },
        });
        connect(options, callback);
      },
      (error: Error) => callback(error, null),
    );
  };
}
