import { ok, type Result } from '@countersign/model';
import type { ActionProblem, OpenConnection } from '@countersign/runtime';
import { actionProblem } from '../actionProblem.ts';
import { type ResolveHost, resolveBySystem } from '../network/resolveHost.ts';
import { openSmtp } from './openSmtp.ts';

/**
 * Greets the mail server of a connection and signs in, without sending anything. Problems: those of `openSmtp`, and
 * `smtp_refused` with what the server said.
 */
export async function verifySmtp(
  connection: OpenConnection,
  allowedHosts: readonly string[],
  resolve: ResolveHost = resolveBySystem,
): Promise<Result<true, ActionProblem>> {
  const smtp = await openSmtp(connection, { allowedHosts, resolve });
  if (!smtp.ok) return smtp;
  try {
    await smtp.value.verify();
    return ok(true);
  } catch (error) {
    return actionProblem('smtp_refused', error instanceof Error ? error.message : String(error));
  } finally {
    smtp.value.close();
  }
}
