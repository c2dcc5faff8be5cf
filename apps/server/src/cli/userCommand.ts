import { ok, Role } from '@countersign/model';
import { z } from 'zod';
import { signInUrl } from '../http/signInUrl.ts';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

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
        return withWorkspace(env, workspace, async ({ db, auth }, workspaceId) => {
          const { addMember } = await import('../auth/addMember.ts');
          const userId = await addMember(db, workspaceId, { email, name, role, by: commandActor().id });
          const link = signInUrl(env, await auth.issueSignInToken(email));
          return ok({ data: { id: userId, email, role, workspace, link }, text: link });
        });
      }),
    );
};
