import { randomUUID } from 'node:crypto';
import type { Accounts } from '@countersign/api';
import { fail, ok, problem } from '@countersign/model';
import { authSchema } from '@countersign/postgres/authSchema';
import { and, eq } from 'drizzle-orm';
import type { AuthDatabase } from './authDatabase.ts';

const { account, user } = authSchema;

export type PasswordHasher = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (check: { password: string; hash: string }) => Promise<boolean>;
};

/** What people change about themselves. */
export function createAccounts(db: AuthDatabase, hasher: PasswordHasher): Accounts {
  const credential = (userId: string) =>
    and(eq(account.userId, userId), eq(account.providerId, 'credential'));
  const storedHash = async (userId: string) => {
    const [row] = await db.select({ password: account.password }).from(account).where(credential(userId));
    return row?.password ?? null;
  };

  return {
    hasPassword: async (userId) => (await storedHash(userId)) !== null,

    async rename(userId, name) {
      await db.update(user).set({ name, updatedAt: new Date() }).where(eq(user.id, userId));
    },

    async setPassword(userId, { current, next }) {
      const stored = await storedHash(userId);
      if (stored !== null && !(await hasher.verify({ password: current ?? '', hash: stored }))) {
        return fail(problem('password_wrong', 'This is not the current password.', '/current'));
      }
      const password = await hasher.hash(next);
      const changed = await db
        .update(account)
        .set({ password, updatedAt: new Date() })
        .where(credential(userId))
        .returning({ id: account.id });
      if (changed.length === 0) {
        const row = { accountId: userId, providerId: 'credential', userId, password };
        await db.insert(account).values({ id: randomUUID(), ...row });
      }
      return ok(true);
    },
  };
}
