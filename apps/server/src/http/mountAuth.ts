import { ProblemError } from '@countersign/api';
import { type Problem, problem } from '@countersign/model';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Auth } from '../auth/createAuth.ts';
import { RATE_LIMITS } from './rateLimits.ts';
import { readStrictJson } from './readStrictJson.ts';
import { refuseForeignOrigin } from './refuseForeignOrigin.ts';
import { headersOf, sendWebResponse, webRequest } from './webRequest.ts';

/** The part of better-auth that the studio uses; everything else it could answer stays closed. */
const SIGN_IN = '/api/auth/sign-in/email';
const SIGN_OUT = '/api/auth/sign-out';

const LinkBody = z.strictObject({ token: z.string().min(1).max(200) });

/** Signing in and out. A link's page is only a page: signing in takes a POST with the token. */
export function mountAuth(app: FastifyInstance, auth: Auth): void {
  app.register(async (scope) => {
    readStrictJson(scope);
    scope.addHook('onRequest', refuseForeignOrigin);
    scope.post(SIGN_IN, { config: { rateLimit: RATE_LIMITS.signIn } }, async (request, reply) =>
      sendAuthAnswer(reply, await auth.auth.handler(webRequest(request))),
    );
    scope.post(SIGN_OUT, { config: { rateLimit: RATE_LIMITS.studio } }, async (request, reply) => {
      await auth.endSession(headersOf(request));
      return sendAuthAnswer(reply, await auth.auth.handler(webRequest(request)));
    });
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

/** What the library answers; what it refuses, as a problem like every other. */
async function sendAuthAnswer(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  if (answer.ok) return sendWebResponse(reply, answer);
  throw new ProblemError(
    problemOfRefusal(answer.status, Refusal.safeParse(await answer.json()).data?.message),
  );
}

const Refusal = z.looseObject({ message: z.string() });

function problemOfRefusal(status: number, message = 'The request was refused.'): Problem {
  if (status === 401) return problem('credentials_wrong', 'The e-mail address or the password is wrong.');
  if (status === 403) return problem('forbidden', message);
  if (status < 500) return problem('invalid_input', message);
  throw new Error(`Signing in or out was answered with ${status}: ${message}`);
}
