import { type Answer, readAnswer } from './RestCaller.ts';

type Person = {
  readonly slug: string;
  readonly token: string;
  readonly userId: string;
  readonly email: string;
};

/** A signed-in person who calls the studio's procedures as a browser does. */
export class StudioCaller {
  readonly userId: string;
  readonly email: string;
  readonly cookie: string;
  readonly #url: string;
  readonly #slug: string;

  private constructor(url: string, person: Omit<Person, 'token'>, cookie: string) {
    this.#url = url;
    this.#slug = person.slug;
    this.userId = person.userId;
    this.email = person.email;
    this.cookie = cookie;
  }

  static async signIn(url: string, { token, ...person }: Person): Promise<StudioCaller> {
    const response = await fetch(`${url}/api/sign-in/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ token }),
    });
    if (response.status !== 204) throw new Error(`Not signed in: ${await response.text()}`);
    const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    return new StudioCaller(url, person, cookie.join('; '));
  }

  /** The same person looking at another workspace. */
  in(slug: string): StudioCaller {
    return new StudioCaller(this.#url, { slug, userId: this.userId, email: this.email }, this.cookie);
  }

  /** The same person at another process. */
  at(url: string): StudioCaller {
    return new StudioCaller(url, { slug: this.#slug, userId: this.userId, email: this.email }, this.cookie);
  }

  /** Calls a procedure; the answer's body is the data, or the problem. */
  async call(type: 'query' | 'mutation' | 'subscription', path: string, input?: unknown): Promise<Answer> {
    const headers = { cookie: this.cookie, origin: this.#url, 'x-workspace': this.#slug };
    const isQuery = type !== 'mutation';
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const response = isQuery
      ? await fetch(`${this.#url}/trpc/${path}${query}`, { headers })
      : await fetch(`${this.#url}/trpc/${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(input ?? {}),
        });
    const answer = await readAnswer(response);
    return { ...answer, body: unwrapEnvelope(answer.body) };
  }

  query = (path: string, input?: unknown): Promise<Answer> => this.call('query', path, input);
  mutate = (path: string, input?: unknown): Promise<Answer> => this.call('mutation', path, input);
}

type Envelope = { result?: { data: unknown }; error?: { data?: { problem?: unknown } } };

function unwrapEnvelope(body: unknown): unknown {
  const { result, error } = body as Envelope;
  return result === undefined ? (error?.data?.problem ?? body) : result.data;
}
