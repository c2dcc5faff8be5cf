import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends values as JSON Lines as they come; a slow reader slows their source down. */
export function sendLines(reply: FastifyReply, values: AsyncIterable<unknown>): FastifyReply {
  return reply.type('application/jsonl; charset=utf-8').send(Readable.from(linesOf(values)));
}

async function* linesOf(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
