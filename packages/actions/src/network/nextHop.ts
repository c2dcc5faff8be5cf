import { ok, type Result } from '@countersign/model';
import type { ActionProblem } from '@countersign/runtime';
import { actionProblem } from '../actionProblem.ts';

export type OutboundRequest = {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  /** Sent to the first origin only. */
  readonly secretHeaders: Readonly<Record<string, string>>;
  readonly body: string | null;
};

const REDIRECTS = [301, 302, 303, 307, 308];
const METHOD_KEEPING = [307, 308];

/**
 * Where a redirect leads, as a request; null when the answer is none. Refused when following it would turn a change
 * into a question: only 307 and 308 keep method and body.
 */
export function nextHop(
  request: OutboundRequest,
  answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
): Result<OutboundRequest, ActionProblem> | null {
  const location = answer.headers['location'];
  if (!REDIRECTS.includes(answer.status) || location === undefined) return null;
  if (request.method !== 'GET' && !METHOD_KEEPING.includes(answer.status)) {
    return actionProblem(
      'redirect_refused',
      `${request.url} answered ${answer.status}, which would drop the ${request.method}. Use the final address.`,
      { data: { status: answer.status } },
    );
  }
  const next = URL.parse(location, request.url);
  const isSameOrigin = next !== null && next.origin === new URL(request.url).origin;
  return ok({
    ...request,
    url: next?.href ?? location,
    secretHeaders: isSameOrigin ? request.secretHeaders : {},
  });
}
