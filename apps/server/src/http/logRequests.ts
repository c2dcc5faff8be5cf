import { type FastifyInstance, LogController } from 'fastify';

/** Leaves out what Fastify logs of a request by itself, which is its whole address. */
export const quietLog = () =>
  new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' });

/**
 * One line per answered request, with the route instead of the address: addresses carry one-time tokens and ids. The
 * answer names the request, so that a person's report finds its lines.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async ({ method, routeOptions, log }, reply) => {
    const line = { method, route: routeOptions.url ?? 'none', status: reply.statusCode };
    log.info({ ...line, ms: Math.round(reply.elapsedTime) }, 'request');
  });
}
