import type { OpenConnectionByName, Settings } from '@countersign/runtime';
import type { ActionExecutor } from '../actionExecutor.ts';
import { answerOf } from '../network/answerOf.ts';
import type { OutboundClient } from '../network/outboundClient.ts';
import { secretHeadersFor } from './secretHeadersFor.ts';

const IDEMPOTENCY_HEADER = 'idempotency-key';

/**
 * Calls an HTTP interface with the idempotency key and answers `{ status, body }`. Problems: those of
 * `OutboundClient.send` and `secretHeadersFor`, `http_status` for an answer that is no success.
 */
export function createHttpExecutor(
  client: OutboundClient,
  openConnection: OpenConnectionByName,
  settings: Pick<Settings, 'get'>,
): ActionExecutor<'http'> {
  return {
    async perform({ workspaceId, operation, idempotencyKey }, signal) {
      const { method, url, body } = operation;
      const secretHeaders = await secretHeadersFor(openConnection, workspaceId, operation);
      if (!secretHeaders.ok) return secretHeaders;
      const { allowedHosts } = await settings.get(workspaceId);
      const hasBody = body !== undefined && method !== 'GET';
      const answer = await client.send(
        {
          url,
          method,
          headers: {
            'user-agent': 'countersign',
            ...(hasBody ? { 'content-type': 'application/json' } : {}),
            ...lowerCased(operation.headers),
            [IDEMPOTENCY_HEADER]: idempotencyKey,
          },
          secretHeaders: secretHeaders.value,
          body: hasBody ? JSON.stringify(body) : null,
        },
        { allowedHosts, signal },
      );
      return answer.ok ? answerOf(answer.value, new URL(url).host, method === 'GET') : answer;
    },
  };
}

/** Names of headers ignore case, so the flow's headers must not stand beside ours in another spelling. */
const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
