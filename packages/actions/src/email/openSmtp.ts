import { isIP } from 'node:net';
import { ok, type Result } from '@countersign/model';
import type { ActionProblem, OpenConnection } from '@countersign/runtime';
import type { Transporter } from 'nodemailer';
import { z } from 'zod';
import { actionProblem } from '../actionProblem.ts';
import { AddressRefused } from '../network/addressRefused.ts';
import { isAllowedHost } from '../network/isAllowedHost.ts';
import { type ResolveHost, resolvePublicHost } from '../network/resolveHost.ts';

/** Public settings of an SMTP connection; the secret is the password of `user`. */
export const SmtpConnectionSettings = z.object({
  host: z.string().min(1).max(255),
  port: z.coerce.number().int().min(1).max(65_535).default(587),
  user: z.string().max(320).default(''),
  /** TLS from the first byte; else the server is asked for it. */
  secure: z.boolean().optional(),
  /** Whether a server without TLS is refused; if left out, it is as soon as there is a password to protect. */
  requireTls: z.boolean().optional(),
});
export type SmtpConnectionSettings = z.infer<typeof SmtpConnectionSettings>;

const IMPLICIT_TLS_PORT = 465;
const TIMEOUT_MS = 20_000;

/**
 * A transport to the mail server, bound to an address that was checked like those of HTTP actions. Problems:
 * `connection_incomplete`, `address_refused`, `host_unreachable`.
 */
export async function openSmtp(
  connection: OpenConnection,
  { allowedHosts, resolve }: { readonly allowedHosts: readonly string[]; readonly resolve: ResolveHost },
): Promise<Result<Transporter, ActionProblem>> {
  const settings = SmtpConnectionSettings.safeParse(connection.settings);
  if (connection.kind !== 'smtp' || !settings.success) {
    return actionProblem(
      'connection_incomplete',
      `The connection "${connection.name}" needs the kind smtp and a host.`,
    );
  }
  const { host, port, user } = settings.data;
  const address = await addressOf(host, port, { allowedHosts, resolve });
  if (!address.ok) return address;
  // Loaded for the first mail: most processes never send one.
  const { createTransport } = await import('nodemailer');
  return ok(
    createTransport({
      host: address.value,
      port,
      secure: settings.data.secure ?? port === IMPLICIT_TLS_PORT,
      requireTLS: settings.data.requireTls ?? user !== '',
      ...(user === '' ? {} : { auth: { user, pass: connection.secret ?? '' } }),
      tls: isIP(host) ? {} : { servername: host },
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
}

async function addressOf(
  host: string,
  port: number,
  { allowedHosts, resolve }: { readonly allowedHosts: readonly string[]; readonly resolve: ResolveHost },
): Promise<Result<string, ActionProblem>> {
  if (isAllowedHost(host, port, allowedHosts)) return ok(host);
  try {
    const [first] = await resolvePublicHost(host, resolve);
    return ok(first?.address ?? host);
  } catch (error) {
    if (error instanceof AddressRefused) return actionProblem('address_refused', error.message);
    return actionProblem('host_unreachable', `The mail server ${host} could not be found.`, {
      retryable: true,
    });
  }
}
