import { ok, type Result, type WorkspaceId } from '@countersign/model';
import type { ActionProblem, OpenConnectionByName, Settings } from '@countersign/runtime';
import type { Webhook } from 'standardwebhooks';
import type { ActionExecutor } from '../actionExecutor.ts';
import { actionProblem } from '../actionProblem.ts';
import { answerOf } from '../network/answerOf.ts';
import type { OutboundClient } from '../network/outboundClient.ts';
import { openSigner, signedHeaders } from './signedHeaders.ts';

/**
 * Posts `{ type, data }` to another system as Standard Webhooks says: `webhook-id` is the idempotency key, so the
 * receiver can drop repetitions, and the signature covers id, time and body. Without a connection it goes unsigned.
 * Problems: those of `OutboundClient.send`, `connection_missing`, `connection_incomplete`, `http_status`.
 */
export function createWebhookExecutor(
  client: OutboundClient,
  openConnection: OpenConnectionByName,
  settings: Pick<Settings, 'get'>,
): ActionExecutor<'webhook'> {
  return {
    async perform({ workspaceId, operation, idempotencyKey }, signal) {
      const { url, event } = operation;
      const signer = await findSigner(openConnection, workspaceId, operation.connection);
      if (!signer.ok) return signer;
      const { allowedHosts } = await settings.get(workspaceId);
      const body = JSON.stringify({ type: event, data: operation.body ?? null });
      const answer = await client.send(
        {
          url,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'countersign',
            'idempotency-key': idempotencyKey,
            ...signedHeaders(signer.value, idempotencyKey, body),
          },
          secretHeaders: {},
          body,
        },
        { allowedHosts, signal },
      );
      return answer.ok ? answerOf(answer.value, new URL(url).host, false) : answer;
    },
  };
}

async function findSigner(
  openConnection: OpenConnectionByName,
  workspaceId: WorkspaceId,
  name: string | undefined,
): Promise<Result<Webhook | null, ActionProblem>> {
  if (name === undefined) return ok(null);
  const connection = await openConnection(workspaceId, name);
  if (connection === null) {
    return actionProblem('connection_missing', `The workspace has no connection named "${name}".`);
  }
  const { kind, secret } = connection;
  if (kind !== 'webhook' || secret === null || secret === '') {
    return actionProblem(
      'connection_incomplete',
      `The connection "${name}" needs the kind webhook and a secret.`,
    );
  }
  return ok(openSigner(secret));
}
