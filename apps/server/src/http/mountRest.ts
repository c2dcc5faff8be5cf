import { Readable } from 'node:stream';
import {
  callRoute,
  type KeyIdentity,
  openApiDocument,
  ProblemError,
  REST_PREFIX,
  type Route,
  refuseMissingScope,
  routes,
  type Services,
  statusOf,
  whileAllowed,
} from '@countersign/api';
import { problem } from '@countersign/model';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { drainBody } from './drainBody.ts';
import type { OpenStreams } from './OpenStreams.ts';
import { RATE_LIMITS } from './rateLimits.ts';
import { readFiles } from './readFiles.ts';
import { readStrictJson } from './readStrictJson.ts';
import { sendCsv } from './sendCsv.ts';
import { sendEvents } from './sendEvents.ts';
import { sendLines } from './sendLines.ts';
import { sendProblem } from './sendProblem.ts';

/** Mounts every route of the runtime API, and its description. */
export function mountRest(app: FastifyInstance, services: Services, streams: OpenStreams): void {
  app.register(
    async (rest) => {
      readStrictJson(rest);
      const description = JSON.stringify(openApiDocument());
      rest.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(description));
      for (const route of routes.filter(({ uploads }) => uploads === undefined)) {
        mountRoute(rest, route, { services, streams });
      }
    },
    { prefix: REST_PREFIX },
  );
  app.register(
    async (rest) => {
      readFiles(rest);
      for (const route of routes.filter(({ uploads }) => uploads !== undefined)) {
        mountRoute(rest, route, { services, streams });
      }
    },
    { prefix: REST_PREFIX },
  );
}

type Setup = { readonly services: Services; readonly streams: OpenStreams };

function mountRoute(app: FastifyInstance, route: Route, { services, streams }: Setup): void {
  const keys = new WeakMap<FastifyRequest, KeyIdentity>();
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { rateLimit: RATE_LIMITS.rest },
    // Before the body is read: who may not come in does not get 8 MB of attention.
    onRequest: async (request) => {
      const key = await identify(request, services);
      refuseMissingScope(route, key);
      keys.set(request, key);
    },
    handler: async (request, reply) => {
      const key = keys.get(request);
      if (key === undefined) throw new Error('A route was reached without a key.');
      const { params, query, body, headers } = request;
      const header = (name: string) => {
        const value = headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      };
      const stream = streams.open(reply.raw);
      const given =
        body instanceof Readable
          ? { body: undefined, chunks: body.iterator({ destroyOnReturn: false }) }
          : { body };
      const answer = await callRoute(
        route,
        { services, key },
        { params, query, header, signal: stream, ...given },
      );
      // Whoever is refused in the middle of a file reads why only after it has sent the rest.
      if ('problem' in answer && body instanceof Readable && !body.readableEnded)
        await drainBody(request.raw);
      if ('problem' in answer && statusOf(answer.problem.code) === 500) {
        request.log.error({ problem: answer.problem.code, route: route.path }, 'a problem without a status');
      }
      if ('lines' in answer) return sendLines(reply, answer.lines);
      if ('csv' in answer) return sendCsv(reply, answer.csv);
      if (!('events' in answer)) return answerWith(reply, answer);
      const isAllowed = async () => (await services.keys.identify(secretOf(request) ?? '')) !== null;
      return sendEvents(reply, whileAllowed(answer.events, isAllowed));
    },
  });
}

type PlainAnswer = Exclude<
  Awaited<ReturnType<typeof callRoute>>,
  { events: unknown } | { lines: unknown } | { csv: unknown }
>;

function answerWith(reply: FastifyReply, answer: PlainAnswer) {
  if ('problem' in answer) return sendProblem(reply, answer.problem);
  return reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body);
}

async function identify(request: FastifyRequest, services: Services): Promise<KeyIdentity> {
  const secret = secretOf(request);
  if (secret === undefined) {
    throw new ProblemError(
      problem('unauthenticated', 'Send an API key of the workspace: Authorization: Bearer <key>.'),
    );
  }
  const key = await services.keys.identify(secret);
  if (key === null) {
    throw new ProblemError(
      problem('key_invalid', 'This API key is unknown or was revoked. Create a new one.'),
    );
  }
  return key;
}

const secretOf = (request: FastifyRequest): string | undefined =>
  /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
