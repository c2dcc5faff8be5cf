import { type Json, ok } from '@countersign/model';
import type { ActionResult } from '../actionExecutor.ts';
import { actionProblem } from '../actionProblem.ts';
import type { OutboundResponse } from './outboundClient.ts';
import { retryAfterMs } from './retryAfterMs.ts';

/** What asks to come again: worth another try, like errors of the server. */
const SLOW_DOWN = [408, 425, 429, 503];
const MOST_EXCERPT = 500;

/**
 * The step's output for an answer: `{ status, body }`, or why it counts as failed. Whatever is worth another try is
 * ambiguous unless the request only reads: the request was delivered, and "later" may be the word of a proxy behind which it
 * was carried out.
 */
export function answerOf(
  { status, headers, body, isTruncated }: OutboundResponse,
  host: string,
  isSafe: boolean,
): ActionResult {
  if (status >= 200 && status < 300) {
    return ok(isTruncated ? { status, body: null, truncated: true } : { status, body });
  }
  const isLater = SLOW_DOWN.includes(status);
  const retryable = isLater || status >= 500;
  const waitMs = isLater ? retryAfterMs(headers) : null;
  return actionProblem('http_status', `${host} answered ${status}: ${excerpt(body)}`, {
    retryable,
    ambiguous: retryable && !isSafe,
    data: { status, ...(waitMs === null ? {} : { retryAfterMs: waitMs }) },
  });
}

function excerpt(body: Json): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return text.slice(0, MOST_EXCERPT);
}
