import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** With it spreadsheets read UTF-8 as what it is. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Sends lines of CSV as they come; a slow reader slows their source down. */
export function sendCsv(reply: FastifyReply, lines: AsyncIterable<string>): FastifyReply {
  return reply.type('text/csv; charset=utf-8').send(Readable.from(marked(lines)));
}

async function* marked(lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  yield* lines;
}
