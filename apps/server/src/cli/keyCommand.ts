import { ok, Scope } from '@countersign/model';
import { z } from 'zod';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

const Options = z.object({
  workspace: z.string(),
  name: z.string().min(1).max(80),
  for: z
    .email()
    .transform((email) => email.toLowerCase())
    .optional(),
  scopes: z
    .string()
    .transform((list) => list.split(',').map((scope) => scope.trim()))
    .pipe(z.array(Scope).min(1)),
});

export const keyCommand: DeclareCommand = (program, perform) => {
  program
    .command('key')
    .description('API keys')
    .command('create')
    .description('make an API key and print it, this once')
    .requiredOption('--scopes <list>', `separated by commas: ${Scope.options.join(', ')}`)
    .option('--workspace <slug>', 'the workspace', 'demo')
    .option('--name <name>', 'what it is for', 'Command line')
    .option(
      '--for <address>',
      'the member to whom it belongs; all keys that belong to nobody count as one person where two have to approve',
    )
    .action(
      perform(async ({ env }, given: unknown) => {
        const options = Options.safeParse(given);
        if (!options.success) {
          const message = `Scopes are ${Scope.options.join(', ')}, separated by commas; --for takes an address.`;
          return misuse('invalid_option', message);
        }
        const { workspace, name, scopes, for: email } = options.data;
        return withWorkspace(env, workspace, async ({ services }, workspaceId) => {
          const members = email === undefined ? [] : await services.members.list(workspaceId);
          const member = members.find((known) => known.email === email);
          if (email !== undefined && member === undefined) {
            return misuse(
              'member_not_found',
              `Nobody with the address ${email} is a member of “${workspace}”.`,
            );
          }
          const actor = { ...commandActor(), personId: member?.userId };
          const created = await services.keys.create(workspaceId, { name, scopes, actor });
          const { id, secret } = created;
          return ok({ data: { id, key: secret, name, scopes, workspace }, text: secret });
        });
      }),
    );
};
