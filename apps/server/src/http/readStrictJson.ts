import { ProblemError, parseStrictJson } from '@countersign/api';
import { problem } from '@countersign/model';
import type { FastifyInstance } from 'fastify';

/** JSON is the only body that is read, strictly; an empty one is no body. Packed bodies are not unpacked. */
export function readStrictJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', async (request) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') return;
    throw new ProblemError(problem('unsupported_media_type', `Send the body as it is, without ${encoding}.`));
  });
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, text: string) => {
      if (text === '') return undefined;
      const parsed = parseStrictJson(text);
      if (!parsed.ok) throw new ProblemError(parsed.problem);
      return parsed.value;
    },
  );
}
