import { ok, type Result } from '@countersign/model';
import type { ActionProblem } from '@countersign/runtime';
import { Agent, type Dispatcher, request } from 'undici';
import { actionProblem } from '../actionProblem.ts';
import { failureOf } from './failureOf.ts';
import { guardedConnector } from './guardedConnector.ts';
import { isAllowedHost } from './isAllowedHost.ts';
import { nextHop, type OutboundRequest } from './nextHop.ts';
import { type ResponseBody, readBody } from './readBody.ts';
import type { ResolveHost } from './resolveHost.ts';

const MOST_REDIRECTS = 3;

export type OutboundResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
} & ResponseBody;

/** Sends HTTP requests for actions: to the open internet, and to hosts a workspace has opened by name. */
export class OutboundClient {
  readonly #guarded: Agent;
  readonly #open = new Agent();
  readonly #traceHeaders: () => Readonly<Record<string, string>>;

  constructor(resolve: ResolveHost, traceHeaders: () => Readonly<Record<string, string>> = () => ({})) {
    this.#traceHeaders = traceHeaders;
    this.#guarded = new Agent({ connect: guardedConnector(resolve) });
  }

  /**
   * Sends one request and reads the answer, whatever its status. Redirects are followed where the method stays the
   * same, each hop is checked anew, and secrets stay with the origin they were meant for. Problems: `url_invalid`,
   * `address_refused`, `redirect_refused`, `host_unreachable`, `no_answer`, `header_invalid`.
   */
  async send(
    first: OutboundRequest,
    { allowedHosts, signal }: { readonly allowedHosts: readonly string[]; readonly signal: AbortSignal },
  ): Promise<Result<OutboundResponse, ActionProblem>> {
    let hop = first;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const url = parseHttpUrl(hop.url);
      if (url === null) return urlInvalid(hop.url);
      const isOpen = isAllowedHost(url.hostname, portOf(url), allowedHosts);
      const answer = await this.#exchange(
        { ...hop, url: url.href },
        isOpen ? this.#open : this.#guarded,
        signal,
      );
      if (!answer.ok) return answer;
      const next = nextHop(hop, answer.value);
      if (next === null) return answer;
      if (!next.ok) return next;
      hop = next.value;
    }
    return actionProblem('redirect_refused', `${first.url} redirects more than ${MOST_REDIRECTS} times.`);
  }

  async #exchange(
    { url, method, headers, secretHeaders, body }: OutboundRequest,
    dispatcher: Dispatcher,
    signal: AbortSignal,
  ): Promise<Result<OutboundResponse, ActionProblem>> {
    try {
      const response = await request(url, {
        method,
        // Compressed answers would have to be measured twice; without them no answer can be a bomb.
        headers: { ...headers, ...this.#traceHeaders(), ...secretHeaders, 'accept-encoding': 'identity' },
        body: body ?? null,
        dispatcher,
        signal,
      });
      const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      return ok({
        status: response.statusCode,
        headers: Object.fromEntries(flat),
        ...(await readBody(response)),
      });
    } catch (error) {
      return failureOf(error, { url, isSafe: method === 'GET', signal });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#guarded.destroy(), this.#open.destroy()]);
  }
}

/** The parser of URLs also decodes numbers in odd notations (`0x7f.1`, `2130706433`) into plain addresses. */
function parseHttpUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url : null;
}

const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);

const urlInvalid = (url: string) =>
  actionProblem(
    'url_invalid',
    `"${url.slice(0, 200)}" is not an http or https address without a name and password in it.`,
  );
