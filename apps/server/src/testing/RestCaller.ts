export type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** Calls the runtime API with a key. A text goes out as it is, everything else as JSON. */
export class RestCaller {
  readonly secret: string;
  readonly #url: string;

  constructor(url: string, secret: string) {
    this.#url = url;
    this.secret = secret;
  }

  /** The same key at another process. */
  at = (url: string): RestCaller => new RestCaller(url, this.secret);

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readAnswer(response);
  }
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
