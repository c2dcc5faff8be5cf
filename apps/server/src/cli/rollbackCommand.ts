import { ok } from '@countersign/model';
import { z } from 'zod';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

const Options = z.object({
  workspace: z.string(),
  to: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().positive()),
});

export const rollbackCommand: DeclareCommand = (program, perform) => {
  program
    .command('rollback <flow>')
    .description('make what an old version of a flow does the newest version again')
    .requiredOption('--to <version>', 'the old version')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, slug: string, given: unknown) => {
        const options = Options.safeParse(given);
        if (!options.success) return misuse('invalid_option', 'A version is a whole number.');
        const { workspace, to } = options.data;
        return withWorkspace(env, workspace, async ({ services }, workspaceId) => {
          const change = { slug, version: to, actor: commandActor() };
          const back = await services.flows.rollback(workspaceId, change);
          if (!back.ok) return back;
          const { version, artefactHash } = back.value;
          const data = { flow: slug, version, to, artefactHash };
          return ok({ data, text: `${slug}, version ${version}, does what version ${to} did` });
        });
      }),
    );
};
