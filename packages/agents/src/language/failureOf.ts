import { APICallError, NoObjectGeneratedError, NoOutputGeneratedError } from 'ai';
import { agentProblem } from '../agentProblem.ts';

const MOST_MESSAGE = 500;

/**
 * What a failed call means: `agent_timed_out`, `answer_unreadable`, `provider_refused_key`, `provider_rate_limited`
 * (with `retryAfterMs` if told), `provider_failed`, `provider_rejected_request`, `provider_unreachable`. No message
 * holds the key.
 */
export function failureOf(error: unknown, signal: AbortSignal, secret: string | null) {
  if (signal.aborted) {
    return agentProblem('agent_timed_out', 'The language model did not answer within the time limit.', {
      retryable: true,
    });
  }
  if (NoObjectGeneratedError.isInstance(error) || NoOutputGeneratedError.isInstance(error)) {
    return agentProblem(
      'answer_unreadable',
      'The language model did not answer with the JSON it was asked for.',
      {
        retryable: true,
      },
    );
  }
  const message = withoutSecret(error instanceof Error ? error.message : String(error), secret);
  if (!APICallError.isInstance(error) || error.statusCode === undefined) {
    return agentProblem('provider_unreachable', `The language model could not be reached: ${message}`, {
      retryable: true,
    });
  }
  return failureOfStatus(error.statusCode, message, error.responseHeaders?.['retry-after']);
}

function failureOfStatus(status: number, message: string, retryAfter: string | undefined) {
  if (status === 401 || status === 403) {
    return agentProblem('provider_refused_key', `The provider refused the connection's key (${status}).`, {
      retryable: false,
      data: { status },
    });
  }
  if (status === 429) {
    const seconds = Number(retryAfter);
    const wait = retryAfter !== undefined && seconds >= 0 ? { retryAfterMs: seconds * 1_000 } : {};
    return agentProblem('provider_rate_limited', `The provider asks to slow down: ${message}`, {
      retryable: true,
      data: { status, ...wait },
    });
  }
  const isTheirFault = status >= 500 || status === 408 || status === 409;
  if (isTheirFault || status < 400) {
    return agentProblem('provider_failed', `The provider failed (${status}): ${message}`, {
      retryable: true,
      data: { status },
    });
  }
  return agentProblem(
    'provider_rejected_request',
    `The provider rejected the request (${status}): ${message}`,
    {
      retryable: false,
      data: { status },
    },
  );
}

function withoutSecret(message: string, secret: string | null): string {
  const clean = secret === null || secret === '' ? message : message.replaceAll(secret, '[key]');
  return clean.slice(0, MOST_MESSAGE);
}
