import { ProblemError, parseStrictJson } from '@countersign/api';
import { problem } from '@countersign/model';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON is the only body that is read, strictly; an empty one is no body. Packed bodies are not unpacked. */
export function readStrictJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', refusePackedBody);
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, bytes: Buffer) => {
      if (bytes.length === 0) return undefined;
      const parsed = parseStrictJson(textOf(bytes));
      if (!parsed.ok) throw new ProblemError(parsed.problem);
      return parsed.value;
    },
  );
}

/** A small packed body may be a large one. */
export async function refusePackedBody({ headers }: FastifyRequest): Promise<void> {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return;
  throw new ProblemError(problem('unsupported_media_type', `Send the body as it is, without ${encoding}.`));
}

function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new ProblemError(problem('malformed_json', 'The body is not UTF-8. Send JSON in UTF-8.'));
  }
}
