import { actionProblem } from '../actionProblem.ts';

/** Failures before a single byte of the request was sent; all others may have reached the other side. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$|CERT|_TLS_/;

type Attempt = { readonly url: string; readonly isSafe: boolean; readonly signal: AbortSignal };

/** What a failed exchange means; a safe request changes nothing, so it is never ambiguous. */
export function failureOf(error: unknown, { url, isSafe, signal }: Attempt) {
  const { code, message } = detailsOf(error);
  const host = new URL(url).host;
  if (code === 'address_refused') return actionProblem('address_refused', message);
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED') {
    return actionProblem('header_invalid', `The request to ${host} cannot be sent: ${message}`);
  }
  if (BEFORE_SENDING.test(code)) {
    return actionProblem('host_unreachable', `${host} could not be reached: ${message}`, {
      retryable: true,
      data: { cause: code },
    });
  }
  const reason = signal.aborted ? 'the time was over' : message;
  return actionProblem('no_answer', `${host} gave no whole answer: ${reason}`, {
    retryable: true,
    ambiguous: !isSafe,
    data: { cause: code },
  });
}

function detailsOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error) };
  // Several addresses tried in vain arrive as one error with many inside.
  const inner = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.name;
  return { code, message: inner.message || code };
}
