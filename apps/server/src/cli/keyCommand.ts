import { ok, Scope } from '@countersign/model';
import { z } from 'zod';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

const Options = z.object({
  workspace: z.string(),
  name: z.string().min(1).max(80),
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
    .action(
      perform(async ({ env }, given: unknown) => {
        const options = Options.safeParse(given);
        if (!options.success) {
          return misuse('invalid_option', `Scopes are ${Scope.options.join(', ')}, separated by commas.`);
        }
        const { workspace, name, scopes } = options.data;
        return withWorkspace(env, workspace, async ({ services }, workspaceId) => {
          const created = await services.keys.create(workspaceId, { name, scopes, actor: commandActor() });
          const { id, secret } = created;
          return ok({ data: { id, key: secret, name, scopes, workspace }, text: secret });
        });
      }),
    );
};
