import {
  type AppRouter,
  appRouter,
  expectedTrpcError,
  ProblemError,
  parseStrictJson,
  type Services,
} from '@countersign/api';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Auth } from '../auth/createAuth.ts';
import type { OpenStreams } from './OpenStreams.ts';
import { RATE_LIMITS } from './rateLimits.ts';
import { refuseForeignOrigin } from './refuseForeignOrigin.ts';
import { RETRY_AFTER_SECONDS } from './sendProblem.ts';
import { studioContext } from './studioContext.ts';

type Setup = { readonly services: Services; readonly auth: Auth; readonly streams: OpenStreams };

/** Mounts the studio's router at `/trpc`. */
export function mountTrpc(app: FastifyInstance, { services, auth, streams }: Setup): void {
  app.register(async (studio) => {
    studio.addHook('onRoute', (route) => {
      route.config = { ...route.config, rateLimit: RATE_LIMITS.studio };
    });
    studio.addHook('onRequest', refuseForeignOrigin);
    studio.addHook('onRequest', async (request, reply) => {
      if (request.headers.accept?.includes('text/event-stream') !== true) return;
      streams.open(reply.raw).addEventListener('abort', () => reply.raw.destroy());
    });
    studio.addHook('preHandler', refuseLooseJson);
    studio.register(fastifyTRPCPlugin, {
      prefix: '/trpc',
      trpcOptions: {
        router: appRouter,
        createContext: ({ req, info }) =>
          studioContext({ services, auth }, req, info.connectionParams?.['workspace']).catch((failure) => {
            throw expectedTrpcError(failure, services) ?? failure;
          }),
        responseMeta: ({ errors }) =>
          errors.some(({ code }) => code === 'SERVICE_UNAVAILABLE')
            ? { headers: { 'retry-after': RETRY_AFTER_SECONDS } }
            : {},
        onError: ({ error, req, path }) => {
          if (error.code === 'INTERNAL_SERVER_ERROR')
            req.log.error({ err: error.cause ?? error, path }, 'failed');
        },
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>);
  });
}

/** The adapter hands texts on to tRPC's own parser, which is not strict; ours looks first. */
async function refuseLooseJson(request: FastifyRequest): Promise<void> {
  const { input, connectionParams } = request.query as { input?: unknown; connectionParams?: unknown };
  for (const text of [request.body, input, connectionParams]) {
    if (typeof text !== 'string' || text === '') continue;
    const parsed = parseStrictJson(text);
    if (!parsed.ok) throw new ProblemError(parsed.problem);
  }
}
