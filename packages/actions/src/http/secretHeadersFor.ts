import { type HttpAction, ok, type Result, type WorkspaceId } from '@countersign/model';
import type { ActionProblem, OpenConnectionByName } from '@countersign/runtime';
import { z } from 'zod';
import { actionProblem } from '../actionProblem.ts';
import { isAllowedHost } from '../network/isAllowedHost.ts';

/** Public settings of an HTTP connection: which hosts may see its secret, and how it is sent to them. */
export const HttpConnectionSettings = z.object({
  /** `host` or `host:port`; no other host ever gets the secret. */
  hosts: z.array(z.string().min(1)).min(1),
  header: z.string().min(1).default('authorization'),
  prefix: z.string().default('Bearer '),
});
export type HttpConnectionSettings = z.infer<typeof HttpConnectionSettings>;

/**
 * The header that carries the connection's secret; none when the operation names no connection. Problems:
 * `connection_missing`, `connection_incomplete`, `secret_not_for_host`.
 */
export async function secretHeadersFor(
  openConnection: OpenConnectionByName,
  workspaceId: WorkspaceId,
  { connection: name, url }: z.infer<typeof HttpAction>,
): Promise<Result<Record<string, string>, ActionProblem>> {
  if (name === undefined) return ok({});
  const connection = await openConnection(workspaceId, name);
  if (connection === null) {
    return actionProblem('connection_missing', `The workspace has no connection named "${name}".`);
  }
  const settings = HttpConnectionSettings.safeParse(connection.settings);
  if (connection.kind !== 'http' || !settings.success || connection.secret === null) {
    return actionProblem(
      'connection_incomplete',
      `The connection "${name}" needs the kind http, a secret and the hosts that may see it.`,
    );
  }
  const { hosts, header, prefix } = settings.data;
  const target = URL.parse(url);
  const port = Number(target?.port) || (target?.protocol === 'https:' ? 443 : 80);
  if (target === null || !isAllowedHost(target.hostname, port, hosts)) {
    return actionProblem(
      'secret_not_for_host',
      `The secret of "${name}" is not meant for ${target?.host ?? url}.`,
    );
  }
  return ok({ [header.toLowerCase()]: `${prefix}${connection.secret}` });
}
