import { authSchema } from '@countersign/postgres/authSchema';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { magicLink } from 'better-auth/plugins';
import type { AuthDatabase } from './authDatabase.ts';

/** Only a name: links are printed with the address that the server listens on, and cookies hold for the host asked for. */
const BASE_URL = 'http://localhost';
const SIGN_IN_LINK_SECONDS = 24 * 60 * 60;
const SESSION_SECONDS = 14 * 24 * 60 * 60;
const SESSION_RENEWAL_SECONDS = 24 * 60 * 60;

const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/**
 * Sessions, passwords and one-time links. Nobody signs up by themselves: accounts come from invitations and the
 * command line. Workspaces and members are kept beside it (`createWorkspaces`, `createMembers`), so that there is one way
 * to them, with our roles and the audit chain.
 */
export function createAuth(db: AuthDatabase, secret: string) {
  const tokens = new Map<string, string>();
  const auth = betterAuth({
    appName: 'Countersign',
    baseURL: BASE_URL,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(db, { provider: 'pg', schema: authSchema }),
    // Where a request may come from was decided before it got here, for all routes alike: see refuseForeignOrigin.
    trustedOrigins: (request) => [request?.headers.get('origin')],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: SESSION_RENEWAL_SECONDS },
    advanced: {
      cookiePrefix: 'countersign',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // What fails goes to the server's own error handler; the library's would print queries with their values.
    onAPIError: { throw: true },
    plugins: [
      magicLink({
        expiresIn: SIGN_IN_LINK_SECONDS,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => {
          tokens.set(email, token);
        },
      }),
    ],
  });

  /** A token that signs the person in once, within a day; only its hash is stored. */
  async function issueSignInToken(email: string): Promise<string> {
    await auth.api.signInMagicLink({ body: { email }, headers: new Headers({ origin: BASE_URL }) });
    const token = tokens.get(email);
    tokens.delete(email);
    if (token === undefined) throw new Error(`No sign-in link was made for ${email}.`);
    return token;
  }

  /** The answer with the session's cookie; null when the token is wrong, used or expired. */
  async function signInByToken(token: string, headers: Headers): Promise<Response | null> {
    const answer = await auth.api.magicLinkVerify({ query: { token }, headers, asResponse: true });
    return answer.status === 200 ? answer : null;
  }

  /**
   * Ends the session that the headers bring, if there is one; throws while the database is away. The library's own way
   * out tells of success then, too, and leaves a session behind that the cookie still opens.
   */
  async function endSession(headers: Headers): Promise<void> {
    const current = await auth.api.getSession({ headers });
    const { internalAdapter } = await auth.$context;
    if (current !== null) await internalAdapter.deleteSession(current.session.token);
  }

  return { auth, issueSignInToken, signInByToken, endSession };
}
export type Auth = ReturnType<typeof createAuth>;
