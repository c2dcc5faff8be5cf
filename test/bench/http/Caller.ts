import { Agent, request } from 'node:http';

export type Timed = { readonly status: number; readonly body: unknown; readonly ms: number };

/** Calls the runtime API over kept connections with as little as possible of its own, and times each call. */
export class Caller {
  readonly #url: URL;
  readonly #key: string;
  readonly #agent: Agent;

  constructor(url: string, key: string, connections: number) {
    this.#url = new URL(url);
    this.#key = key;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Timed> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const sentAt = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = request({
        ...{ host: this.#url.hostname, port: this.#url.port, agent: this.#agent },
        ...{ method, path: `/api/v1${path}` },
        headers: {
          authorization: `Bearer ${this.#key}`,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      });
      outgoing.once('error', reject);
      outgoing.once('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          const ms = performance.now() - sentAt;
          resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()), ms });
        });
      });
      outgoing.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
