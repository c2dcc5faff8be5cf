import { problem, type Result } from '@countersign/model';
import { z } from 'zod';

/** Why it was refused. */
const Refusal = z.looseObject({ code: z.string(), detail: z.string() });

/** Signs in with e-mail and password; the session is a cookie that scripts cannot read. */
export function signInWithPassword(credentials: { email: string; password: string }): Promise<Result<true>> {
  return post('/api/auth/sign-in/email', credentials);
}

/** Uses a one-time link. Opening its page decides nothing; only this does. */
export function signInWithLink(token: string): Promise<Result<true>> {
  return post('/api/sign-in/link', { token });
}

/** Ends the session on the server. */
export function signOut(): Promise<Result<true>> {
  return post('/api/auth/sign-out', {});
}

async function post(path: string, body: unknown): Promise<Result<true>> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return { ok: false, problem: problem('offline', 'The server cannot be reached.') };
  }
  if (answer.ok) return { ok: true, value: true };
  const said = Refusal.safeParse(await answer.json().catch(() => null)).data;
  const code = answer.status === 429 ? 'too_many_attempts' : (said?.code ?? String(answer.status));
  return { ok: false, problem: problem(code, said?.detail ?? answer.statusText) };
}
