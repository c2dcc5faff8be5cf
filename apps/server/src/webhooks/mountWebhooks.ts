import { ProblemError } from '@countersign/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RATE_LIMITS } from '../http/rateLimits.ts';
import { refusePackedBody } from '../http/readStrictJson.ts';
import type { Webhooks } from './createWebhooks.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
const JSON_TYPES = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** Mounts `POST /hooks/{workspace}/{flow}`. The body stays as it came, for a signature is over its bytes. */
export function mountWebhooks(app: FastifyInstance, webhooks: Webhooks): void {
  app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers();
    hooks.addHook('onRequest', refusePackedBody);
    hooks.addContentTypeParser(
      JSON_TYPES,
      { parseAs: 'buffer' },
      async (_request: unknown, body: Buffer) => body,
    );
    hooks.post<{ Params: { workspace: string; flow: string } }>(
      '/hooks/:workspace/:flow',
      { bodyLimit: BODY_LIMIT_BYTES, config: { rateLimit: RATE_LIMITS.webhook } },
      async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const received = await webhooks.receive(request.params, { headers: headersOf(request), body });
        if (!received.ok) throw new ProblemError(received.problem);
        const { run, repeated } = received.value;
        if (repeated) reply.header('idempotency-replayed', 'true');
        return reply.code(201).send({ id: run.id, flow: run.flow, status: run.status });
      },
    );
  });
}

function headersOf({ headers }: FastifyRequest): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
