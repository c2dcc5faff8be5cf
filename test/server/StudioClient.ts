import type { Scope } from '@countersign/model';
import { z } from 'zod';
import type { RunningServer } from './RunningServer.ts';

const CreatedKey = z.object({ secret: z.string() });

/** A signed-in member of a workspace, speaking to the studio's own interface without a browser. */
export class StudioClient {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  private constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.#url = url;
    this.#headers = headers;
  }

  /** Uses the one-time link of the first start. */
  static async signIn(server: RunningServer, workspace: string): Promise<StudioClient> {
    const token = new URL(await server.signInLink()).searchParams.get('token');
    const answer = await fetch(`${server.url}/api/sign-in/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    if (!answer.ok) throw new Error(`The link was refused: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return new StudioClient(server.url, { cookie, 'x-workspace': workspace });
  }

  /** The same person in another workspace. */
  in(workspace: string): StudioClient {
    return new StudioClient(this.#url, { ...this.#headers, 'x-workspace': workspace });
  }

  query(path: string, input?: unknown): Promise<unknown> {
    const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return this.#call(path + search, { headers: this.#headers });
  }

  mutate(path: string, input: unknown): Promise<unknown> {
    return this.#call(path, this.#posting(input));
  }

  /** An API key of the workspace; the command that does the same costs the start of a program. */
  async createKey(scopes: readonly Scope[]): Promise<string> {
    return CreatedKey.parse(await this.mutate('keys.create', { name: 'Test', scopes })).secret;
  }

  /** Like `mutate`, but answers whatever comes back. */
  async call(path: string, input: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${this.#url}/trpc/${path}`, this.#posting(input));
    return { status: answer.status, body: await answer.json() };
  }

  #posting(input: unknown): RequestInit {
    const headers = { ...this.#headers, 'content-type': 'application/json' };
    return { method: 'POST', headers, body: JSON.stringify(input) };
  }

  async #call(path: string, request: RequestInit): Promise<unknown> {
    const answer = await fetch(`${this.#url}/trpc/${path}`, request);
    const body = (await answer.json()) as { result?: { data: unknown }; error?: unknown };
    if (body.result === undefined) throw new Error(`${path} failed: ${JSON.stringify(body.error)}`);
    return body.result.data;
  }
}
