import type { FastifyInstance } from 'fastify';
import { refusePackedBody } from './readStrictJson.ts';

/** Hands the body on as it comes in, whatever its type: the route says which it takes and how much of it. */
export function readFiles(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', refusePackedBody);
  app.addContentTypeParser('*', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_request, payload, done) =>
    done(null, payload),
  );
}
