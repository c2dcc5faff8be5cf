import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ModelCall = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly [key: string]: unknown };
  readonly raw: string;
};

export type ModelAnswer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Never answered at all when left out. */
  readonly body?: unknown;
};

/** A model provider on a free port: keeps the calls it gets and answers each as told. */
export async function startModelServer(answer: (call: ModelCall) => ModelAnswer) {
  const calls: ModelCall[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    const call = { path: request.url ?? '', headers: request.headers, body: JSON.parse(raw), raw };
    calls.push(call);
    const { status = 200, headers = {}, body } = answer(call);
    if (body === undefined) return;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // safe: it listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
