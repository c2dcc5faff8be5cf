import { ProblemError } from '@countersign/api';
import { problem } from '@countersign/model';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Auth } from '../auth/createAuth.ts';
import { RATE_LIMITS } from './rateLimits.ts';
import { readStrictJson } from './readStrictJson.ts';
import { refuseForeignOrigin } from './refuseForeignOrigin.ts';
import { headersOf, sendWebResponse, webRequest } from './webRequest.ts';

/** The part of better-auth that the studio uses; everything else it could answer stays closed. */
const AUTH_ROUTES = [
  { method: 'POST', url: '/api/auth/sign-in/email', rateLimit: RATE_LIMITS.signIn },
  { method: 'POST', url: '/api/auth/sign-out', rateLimit: RATE_LIMITS.studio },
] as const;

const LinkBody = z.strictObject({ token: z.string().min(1).max(200) });

/** Signing in and out. A link's page is only a page: signing in takes a POST with the token. */
export function mountAuth(app: FastifyInstance, auth: Auth): void {
  app.register(async (scope) => {
    readStrictJson(scope);
    scope.addHook('onRequest', refuseForeignOrigin);
    for (const { method, url, rateLimit } of AUTH_ROUTES) {
      scope.route({
        method,
        url,
        config: { rateLimit },
        handler: async (request, reply) =>
          sendWebResponse(reply, await auth.auth.handler(webRequest(request))),
      });
    }
    scope.post('/api/sign-in/link', { config: { rateLimit: RATE_LIMITS.signIn } }, async (request, reply) => {
      const body = LinkBody.safeParse(request.body);
      const signedIn = body.success ? await auth.signInByToken(body.data.token, headersOf(request)) : null;
      if (signedIn === null) {
        throw new ProblemError(
          problem('link_invalid', 'This sign-in link was used or has expired. Ask for a new one.', '/token'),
        );
      }
      return reply.header('set-cookie', signedIn.headers.getSetCookie()).code(204).send();
    });
  });
}
