import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type Delivery = { readonly path: string; readonly key: string; readonly body: string };

/** How long an answer takes, so that a kill can land between a delivery and its being recorded. */
const ANSWER_MS = 40;

/** The outside world of the fault tests: an HTTP service that writes down everything that reaches it. */
export class EffectLedger {
  readonly deliveries: Delivery[] = [];
  readonly #server: Server;
  #openRequests = 0;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      this.#openRequests += 1;
      let body = '';
      for await (const chunk of request) body += String(chunk);
      this.deliveries.push({
        path: request.url ?? '',
        key: String(request.headers['idempotency-key']),
        body,
      });
      await delay(ANSWER_MS);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"accepted":true}');
      this.#openRequests -= 1;
    });
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  static async open(): Promise<EffectLedger> {
    const ledger = new EffectLedger();
    await new Promise<void>((resolve) => ledger.#server.listen(0, '127.0.0.1', resolve));
    return ledger;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Deliveries that have arrived and are not answered yet. */
  get openRequests(): number {
    return this.#openRequests;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
