import { once } from 'node:events';
import type { FastifyReply } from 'fastify';

/** Some proxies drop a connection that is silent for a minute. */
const PING_MS = 15_000;
const RECONNECT_MS = 2_000;

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  // A stream that ends leaves no idle connection behind, for which a stopping server would have to wait.
  connection: 'close',
};

type ServerSentEvent = { readonly id: string; readonly event: string; readonly data: unknown };

/** Writes events as they come until the source ends or the reader leaves; waits when the reader is slow. */
export async function sendEvents(reply: FastifyReply, events: AsyncIterable<ServerSentEvent>): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...STREAM_HEADERS })) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  raw.write(`retry: ${RECONNECT_MS}\n\n`);
  const ping = setInterval(() => raw.write(': still here\n\n'), PING_MS);
  try {
    for await (const { id, event, data } of events) {
      if (raw.destroyed) return;
      const hasRoom = raw.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (!hasRoom) await Promise.race([once(raw, 'drain'), once(raw, 'close')]);
    }
  } finally {
    clearInterval(ping);
    raw.end();
  }
}
