import { type Json, ok } from '@countersign/model';
import type { ActionResult } from '../actionExecutor.ts';
import { actionProblem } from '../actionProblem.ts';
import type { OutboundResponse } from './outboundClient.ts';

const SLOW_DOWN = [408, 425, 429, 503];
const MOST_EXCERPT = 500;

/**
 * The step's output for an answer: `{ status, body }`, or why it counts as failed. A server that says "later" did
 * nothing; after other errors of its own (500, 502, 504 …) nobody knows.
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
  const isTheirFault = status >= 500 && !isLater;
  const seconds = Number(headers['retry-after']);
  return actionProblem('http_status', `${host} answered ${status}: ${excerpt(body)}`, {
    retryable: isLater || isTheirFault,
    ambiguous: isTheirFault && !isSafe,
    data: { status, ...(isLater && seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}) },
  });
}

function excerpt(body: Json): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return text.slice(0, MOST_EXCERPT);
}
