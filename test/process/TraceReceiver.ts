import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Attribute = z.object({ key: z.string(), value: z.looseObject({ stringValue: z.string().optional() }) });
const Export = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(Attribute) }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
});

export type ReceivedSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parent: string | null;
  readonly name: string;
  /** The role of the process that sent it. */
  readonly role: string;
};

/** A receiver of traces as OTLP over HTTP says, with JSON bodies. */
export class TraceReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** What came with the requests to every other address: it is the outside world, too. */
  readonly called: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      if (request.url === '/v1/traces') this.#take(body);
      else this.called.push(String(request.headers['traceparent']));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }

  static async open(): Promise<TraceReceiver> {
    const receiver = new TraceReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #take(body: string): void {
    for (const { resource, scopeSpans } of Export.parse(JSON.parse(body)).resourceSpans) {
      const role = resource.attributes.find(({ key }) => key === 'countersign.role')?.value.stringValue ?? '';
      for (const { traceId, spanId, parentSpanId, name } of scopeSpans.flatMap(({ spans }) => spans)) {
        this.spans.push({ traceId, spanId, parent: parentSpanId || null, name, role });
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
