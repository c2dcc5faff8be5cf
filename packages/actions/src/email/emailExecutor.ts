import { ok, type Result } from '@countersign/model';
import type { ActionProblem, Mailbox, OpenConnectionByName, Settings } from '@countersign/runtime';
import { z } from 'zod';
import type { ActionExecutor, OperationRequest } from '../actionExecutor.ts';
import { actionProblem } from '../actionProblem.ts';
import type { ResolveHost } from '../network/resolveHost.ts';
import { openSmtp } from './openSmtp.ts';
import { sendBySmtp } from './sendBySmtp.ts';

const Addresses = z.array(z.email()).min(1).max(50);

type EmailDependencies = {
  readonly openConnection: OpenConnectionByName;
  readonly settings: Pick<Settings, 'get'>;
  readonly mailbox: Pick<Mailbox, 'deliver'>;
  readonly resolve: ResolveHost;
};

/**
 * Sends plain text by the workspace's SMTP connection, or into its mailbox when it has none. Answers `{ channel, to }`
 * with the message's id. Problems: `recipient_invalid`, `connection_missing`, those of `openSmtp` and `sendBySmtp`.
 */
export function createEmailExecutor(dependencies: EmailDependencies): ActionExecutor<'email'> {
  const { openConnection, settings, mailbox, resolve } = dependencies;
  return {
    async perform(request, signal) {
      const { workspaceId, operation, idempotencyKey } = request;
      const recipients = recipientsOf(request);
      if (!recipients.ok) return recipients;
      const { emailConnection, emailFrom, allowedHosts } = await settings.get(workspaceId);
      if (emailConnection === null) {
        const { to, subject, body } = operation;
        const message = await mailbox.deliver(workspaceId, { to, subject, body, idempotencyKey });
        return ok({ channel: 'mailbox', to: recipients.value, messageId: message.id });
      }
      const connection = await openConnection(workspaceId, emailConnection);
      if (connection === null) {
        return actionProblem(
          'connection_missing',
          `The workspace has no connection named "${emailConnection}".`,
        );
      }
      const smtp = await openSmtp(connection, { allowedHosts, resolve });
      if (!smtp.ok) return smtp;
      const { subject, body } = operation;
      const message = { from: emailFrom, to: recipients.value, subject, text: body, idempotencyKey };
      return sendBySmtp(smtp.value, message, signal);
    },
  };
}

/** Each recipient must be one plain address: a template must not be talked into adding people. */
function recipientsOf({ operation }: OperationRequest<'email'>): Result<readonly string[], ActionProblem> {
  const addresses = Addresses.safeParse(operation.to.split(',').map((address) => address.trim()));
  if (addresses.success) return ok(addresses.data);
  return actionProblem(
    'recipient_invalid',
    `"${operation.to.slice(0, 200)}" is not an e-mail address, or several separated by commas.`,
  );
}
