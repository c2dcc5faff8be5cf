import { INTERNAL_PROBLEM, REST_PREFIX, routes, type Services } from '@countersign/api';
import { problem } from '@countersign/model';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Auth } from '../auth/createAuth.ts';
import type { Webhooks } from '../webhooks/createWebhooks.ts';
import { mountWebhooks } from '../webhooks/mountWebhooks.ts';
import { drainBody } from './drainBody.ts';
import { mountAuth } from './mountAuth.ts';
import { mountHealth, type Readiness } from './mountHealth.ts';
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
  readonly isReady: Readiness;
  /** The built studio; null serves the interfaces alone. */
  readonly studioFolder: string | null;
  readonly logger: FastifyBaseLogger;
};

/** Everything that answers over HTTP; not listening yet. */
export async function createHttpServer(setup: HttpSetup): Promise<FastifyInstance> {
  const { services, auth, webhooks, isReady, studioFolder, logger } = setup;
  const app = Fastify({
    loggerInstance: logger,
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
  addSecurityHeaders(app);
  app.addHook('onRequest', refuseUnstorableText);
  await addRateLimits(app);
  mountHealth(app, isReady);
  mountAuth(app, auth);
  mountTrpc(app, { services, auth, streams });
  mountRest(app, services, streams);
  mountWebhooks(app, webhooks);
  if (studioFolder !== null) await mountStudio(app, studioFolder);
  answerUnknownAddresses(app, studioFolder !== null);
  return app;
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
