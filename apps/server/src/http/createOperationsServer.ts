import { problem } from '@countersign/model';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { quietLog } from './logRequests.ts';
import { type HealthSetup, mountHealth } from './mountHealth.ts';
import { problemOfFailure } from './problemOfFailure.ts';
import { addSecurityHeaders } from './securityHeaders.ts';
import { sendProblem } from './sendProblem.ts';

/**
 * `/health`, `/ready` and `/metrics` on a port of their own, for every role and for those alone who operate; it answers
 * until the process ends. Not listening yet.
 */
export function createOperationsServer(health: HealthSetup, logger: FastifyBaseLogger): FastifyInstance {
  const app = Fastify({
    ...{ loggerInstance: logger, logController: quietLog(), forceCloseConnections: true },
    frameworkErrors: (failure, _request, reply) => sendProblem(reply, problemOfFailure(failure)),
  });
  app.setErrorHandler(async (failure, request, reply) => {
    request.log.error({ err: failure }, 'failed');
    return sendProblem(reply, problemOfFailure(failure));
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, problem('route_not_found', 'Here are /health, /ready and /metrics.')),
  );
  addSecurityHeaders(app);
  mountHealth(app, health);
  return app;
}
