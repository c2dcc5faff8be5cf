import { type AppRouter, appRouter, ProblemError, parseStrictJson, type Services } from '@countersign/api';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Auth } from '../auth/createAuth.ts';
import { RATE_LIMITS } from './rateLimits.ts';
import { refuseForeignOrigin } from './refuseForeignOrigin.ts';
import { studioContext } from './studioContext.ts';

/** Mounts the studio's router at `/trpc`. */
export function mountTrpc(
  app: FastifyInstance,
  { services, auth }: { services: Services; auth: Auth },
): void {
  app.register(async (studio) => {
    studio.addHook('onRoute', (route) => {
      route.config = { ...route.config, rateLimit: RATE_LIMITS.studio };
    });
    studio.addHook('onRequest', refuseForeignOrigin);
    studio.addHook('preHandler', refuseLooseJson);
    studio.register(fastifyTRPCPlugin, {
      prefix: '/trpc',
      trpcOptions: {
        router: appRouter,
        createContext: ({ req, info }) =>
          studioContext({ services, auth }, req, info.connectionParams?.['workspace']),
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
  const { input } = request.query as { input?: unknown };
  for (const text of [request.body, input]) {
    if (typeof text !== 'string' || text === '') continue;
    const parsed = parseStrictJson(text);
    if (!parsed.ok) throw new ProblemError(parsed.problem);
  }
}
