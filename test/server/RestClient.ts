import { Review, Run, RunEvent, type RunStatus, type Verdict } from '@countersign/model';
import { z } from 'zod';

const RunView = Run.omit({ input: true });
export type RunView = z.infer<typeof RunView>;

const ReviewItem = Review.omit({ content: true });
type ReviewItem = z.infer<typeof ReviewItem>;

const page = <TItem>(item: z.ZodType<TItem>) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export type RestAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
};

/** The runtime API as another system sees it: over HTTP with a bearer key. Typed verbs throw unless they succeed. */
export class RestClient {
  readonly #base: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#base = `${url}/api/v1`;
    this.#key = key;
  }

  /** Sends a request and answers whatever comes back. A text or bytes body goes out as it is. */
  async send(
    method: string,
    path: string,
    { body, headers }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<RestAnswer> {
    const response = await fetch(this.#base + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: sendable(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** Sends and reads the answer with a schema; another status than 2xx throws. */
  async call<TBody>(schema: z.ZodType<TBody>, method: string, path: string, body?: unknown): Promise<TBody> {
    const answer = await this.send(method, path, { body });
    if (answer.status >= 300) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return schema.parse(answer.body);
  }

  async start(flow: string, input: unknown, idempotencyKey?: string): Promise<RunView> {
    const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
    const answer = await this.send('POST', `/flows/${flow}/runs`, { body: { input }, headers });
    if (answer.status !== 201) throw new Error(`Not started: ${JSON.stringify(answer.body)}`);
    return RunView.parse(answer.body);
  }

  run(id: string): Promise<RunView> {
    return this.call(RunView, 'GET', `/runs/${id}`);
  }

  /** All runs of a flow, newest first. */
  runs(flow: string): Promise<RunView[]> {
    return this.#all(RunView, `/runs?flow=${flow}&limit=200`);
  }

  /** The runs that this one called. */
  runsCalledBy(id: string): Promise<RunView[]> {
    return this.#all(RunView, `/runs?parent=${id}&limit=200`);
  }

  /** Whether any run of the flow has this status. */
  async hasRuns(flow: string, status: RunStatus): Promise<boolean> {
    const { items } = await this.call(page(RunView), 'GET', `/runs?flow=${flow}&status=${status}&limit=1`);
    return items.length > 0;
  }

  /** The first events of a run, in order. */
  async events(id: string): Promise<RunEvent[]> {
    const { items } = await this.call(page(RunEvent), 'GET', `/runs/${id}/events?limit=1000`);
    return items;
  }

  /** All events of a run, however many there are. */
  everyEvent(id: string): Promise<RunEvent[]> {
    return this.#all(RunEvent, `/runs/${id}/events?limit=1000`);
  }

  openReviews(limit = 200): Promise<{ items: ReviewItem[]; nextCursor: string | null }> {
    return this.call(page(ReviewItem), 'GET', `/reviews?status=open&sort=oldest&limit=${limit}`);
  }

  review(id: string): Promise<Review> {
    return this.call(Review, 'GET', `/reviews/${id}`);
  }

  decide(id: string, etag: string, verdict: Verdict): Promise<RestAnswer> {
    return this.send('POST', `/reviews/${id}/verdict`, { body: { ...verdict, etag } });
  }

  /** Follows a run's events as they are committed, until the last one. */
  async *follow(id: string, after = 0): AsyncGenerator<RunEvent> {
    const response = await fetch(`${this.#base}/runs/${id}/events`, {
      headers: {
        authorization: `Bearer ${this.#key}`,
        accept: 'text/event-stream',
        'last-event-id': String(after),
      },
    });
    if (response.body === null) throw new Error(`No stream: ${response.status}`);
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const parts = (text + chunk).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: ?(.*)$/m.exec(part)?.[1];
        if (data !== undefined) yield RunEvent.parse(JSON.parse(data));
      }
    }
  }

  async #all<TItem>(item: z.ZodType<TItem>, path: string): Promise<TItem[]> {
    const items: TItem[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const next: { items: TItem[]; nextCursor: string | null } = await this.call(
        page(item),
        'GET',
        path + query,
      );
      items.push(...next.items);
      cursor = next.nextCursor;
    }
    return items;
  }
}

/** A text or bytes as they are, anything else as JSON. */
function sendable(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}
