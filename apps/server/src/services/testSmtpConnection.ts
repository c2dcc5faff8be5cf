import { verifySmtp } from '@countersign/actions';
import { fail, ok, problem, type Result } from '@countersign/model';
import type { OpenConnection, WorkspaceSettings } from '@countersign/runtime';

/** Greets the mail server and signs in, without sending anything. Problem `connection_failed`. */
export async function testSmtpConnection(
  connection: OpenConnection,
  { allowedHosts }: WorkspaceSettings,
): Promise<Result<{ message: string }>> {
  const verified = await verifySmtp(connection, allowedHosts);
  if (verified.ok) return ok({ message: 'The mail server lets this workspace in.' });
  return fail(problem('connection_failed', `The connection does not work: ${verified.problem.message}`));
}
