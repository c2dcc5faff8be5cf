import { randomUUID } from 'node:crypto';
import { ok, Role } from '@countersign/model';
import { authSchema } from '@countersign/postgres';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { createAccount } from '../auth/createAccount.ts';
import { signInUrl } from '../http/signInUrl.ts';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

const { member, user } = authSchema;

const Options = z.object({
  email: z.email().transform((email) => email.toLowerCase()),
  name: z.string().min(1).optional(),
  role: Role,
  workspace: z.string(),
});

export const userCommand: DeclareCommand = (program, perform) => {
  program
    .command('user')
    .description('people')
    .command('create')
    .description('make somebody a member of a workspace and print a link with which they sign in once')
    .requiredOption('--email <address>', 'their address')
    .option('--name <name>', 'their name')
    .option('--role <role>', Role.options.join(', '), 'reviewer')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, given: unknown) => {
        const options = Options.safeParse(given);
        if (!options.success) return misuse('invalid_option', z.prettifyError(options.error));
        const { email, role, workspace } = options.data;
        const name = options.data.name ?? email.split('@')[0] ?? email;
        return withWorkspace(env, workspace, async ({ db, auth, ports }, workspaceId) => {
          const userId = await db.transaction(async (tx) => {
            const [known] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
            const id = known?.id ?? (await createAccount(tx, { email, name, passwordHash: null }));
            await tx
              .insert(member)
              .values({ id: randomUUID(), organizationId: workspaceId, userId: id, role })
              .onConflictDoUpdate({ target: [member.organizationId, member.userId], set: { role } });
            return id;
          });
          await ports.audit.append(workspaceId, {
            actor: commandActor().id,
            action: 'member.joined',
            object: `member:${userId}`,
            payload: { email, role },
          });
          const link = signInUrl(env, await auth.issueSignInToken(email));
          return ok({ data: { id: userId, email, role, workspace, link }, text: link });
        });
      }),
    );
};
