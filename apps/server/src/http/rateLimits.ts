import { createHash } from 'node:crypto';
import { ProblemError } from '@countersign/api';
import { problem } from '@countersign/model';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How many requests one caller may make in a minute; keys count by themselves, everything else by address. */
export const RATE_LIMITS = {
  /** Guessing passwords, tokens and invitations. */
  signIn: { max: 20, timeWindow: 60_000 },
  studio: { max: 6_000, timeWindow: 60_000 },
  /** Of one sender to one address: who only guesses does not use up what others may send. */
  webhook: { max: 6_000, timeWindow: 60_000, keyGenerator: senderOf },
  rest: { max: 120_000, timeWindow: 60_000, keyGenerator: callerOf },
} as const;

/** Counts per route group; over the limit is 429 with Retry-After. */
export async function addRateLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { after }) =>
      new ProblemError(problem('too_many_requests', `Too many requests. Try again in ${after}.`)),
  });
}

function callerOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  if (authorization === undefined) return request.ip;
  return createHash('sha256').update(authorization).digest('base64');
}

function senderOf({ ip, url }: FastifyRequest): string {
  return `${ip} ${url.split('?')[0]}`;
}
