import { randomUUID } from 'node:crypto';
import { INTERNAL_PROBLEM, REST_PREFIX, routes, type Services } from '@countersign/api';
import { problem } from '@countersign/model';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Auth } from '../auth/createAuth.ts';
import type { Operations } from '../operations/createOperations.ts';
import { traceRequests } from '../tracing/traceRequests.ts';
import type { Webhooks } from '../webhooks/createWebhooks.ts';
import { mountWebhooks } from '../webhooks/mountWebhooks.ts';
import { Drain } from './Drain.ts';
import { drainBody } from './drainBody.ts';
import { logRequests, quietLog } from './logRequests.ts';
import { mountAuth } from './mountAuth.ts';
import { mountHealth } from './mountHealth.ts';
import { mountRest } from './mountRest.ts';
import { mountStudio, sendStudioPage } from './mountStudio.ts';
import { mountTrpc } from './mountTrpc.ts';
import { OpenStreams } from './OpenStreams.ts';
import { problemOfFailure } from './problemOfFailure.ts';
import { addRateLimits } from './rateLimits.ts';
import { refuseUnstorableText } from './refuseUnstorableText.ts';
import { addSecurityHeaders } from './securityHeaders.ts';
import { sendProblem } from './sendProblem.ts';

const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
/** tRPC puts the names of a whole batch of calls into the path. */
const MAX_PATH_PART = 5_000;

export type HttpSetup = {
  readonly services: Services;
  readonly auth: Auth;
  readonly webhooks: Webhooks;
  readonly operations: Operations;
  /** Who shows it may read the metrics; without one, this machine alone. */
  readonly metricsToken: string | null;
  /** The built studio; null serves the interfaces alone. */
  readonly studioFolder: string | null;
  readonly logger: FastifyBaseLogger;
};

export type HttpServer = {
  readonly app: FastifyInstance;
  /** Refuses new requests and ends when those under way have ended; live streams are ended at once. */
  readonly drain: () => Promise<void>;
};

/** Everything that answers over HTTP; not listening yet. */
export async function createHttpServer(setup: HttpSetup): Promise<HttpServer> {
  const { services, auth, webhooks, operations, metricsToken, studioFolder, logger } = setup;
  const app = Fastify({
    ...{ loggerInstance: logger, logController: quietLog(), genReqId: () => randomUUID() },
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: MAX_PATH_PART },
    forceCloseConnections: 'idle',
    frameworkErrors: (failure, _request, reply) => sendProblem(reply, problemOfFailure(failure)),
  });
  app.setErrorHandler(async (failure, request, reply) => {
    const reason = problemOfFailure(failure);
    if (reason.code === 'body_too_large') await drainBody(request.raw);
    if (reason === INTERNAL_PROBLEM) request.log.error({ err: failure, path: pathOf(request) }, 'failed');
    return sendProblem(reply, reason);
  });
  const streams = new OpenStreams();
  app.addHook('preClose', async () => streams.end());
  const drain = new Drain();
  addSecurityHeaders(app);
  logRequests(app);
  traceRequests(app);
  drain.mount(app);
  app.addHook('onRequest', refuseUnstorableText);
  await addRateLimits(app);
  const metricsFor = metricsToken === null ? 'thisMachine' : { token: metricsToken };
  mountHealth(app, { ...operations, metricsFor });
  mountAuth(app, auth);
  mountTrpc(app, { services, auth, streams });
  mountRest(app, services, streams);
  mountWebhooks(app, webhooks);
  if (studioFolder !== null) await mountStudio(app, studioFolder);
  answerUnknownAddresses(app, studioFolder !== null);
  return {
    app,
    drain: () => {
      streams.end();
      return drain.begin();
    },
  };
}

function answerUnknownAddresses(app: FastifyInstance, hasStudio: boolean): void {
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    const isPage = !/^\/(api|trpc|assets|hooks)(\/|$)/.test(path);
    if (hasStudio && isPage && (request.method === 'GET' || request.method === 'HEAD')) {
      return sendStudioPage(reply);
    }
    const allowed = methodsAt(path);
    if (allowed.length === 0) {
      return sendProblem(reply, problem('route_not_found', `There is nothing at ${path}.`));
    }
    reply.header('allow', allowed.join(', '));
    const message = `${request.method} does not work here; use ${allowed.join(' or ')}.`;
    return sendProblem(reply, problem('method_not_allowed', message));
  });
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

/** The methods of the runtime API at this address. */
function methodsAt(path: string): readonly string[] {
  const matching = routes.filter((route) => {
    const pattern = `^${REST_PREFIX}${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`;
    return new RegExp(pattern).test(path);
  });
  return matching.map((route) => route.method);
}
