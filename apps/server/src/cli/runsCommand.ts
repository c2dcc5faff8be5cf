import path from 'node:path';
import { Moment, ok } from '@countersign/model';
import { z } from 'zod';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

const ArchiveOptions = z.object({
  before: z
    .union([z.iso.date().transform((day) => `${day}T00:00:00Z`), z.string()])
    .pipe(Moment)
    .transform((text) => new Date(text)),
  to: z.string().min(1),
  workspace: z.string(),
});

export const runsCommand: DeclareCommand = (program, perform) => {
  const runs = program.command('runs').description('runs that are over');
  runs
    .command('archive')
    .description('write runs that ended before a date into a folder, as packed JSON lines, and delete them')
    .requiredOption('--before <date>', 'for example 2026-01-31; runs that ended before it go')
    .requiredOption('--to <folder>', 'where the files are written')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, given: unknown) => {
        const options = ArchiveOptions.safeParse(given);
        if (!options.success) return misuse('invalid_option', 'Give --before a date like 2026-01-31.');
        const { before, to, workspace } = options.data;
        const folder = path.resolve(env.cwd, to);
        const { keepInFolder } = await import('../retention/keepInFolder.ts');
        return withWorkspace(env, workspace, async ({ retention }, workspaceId) => {
          const keep = keepInFolder(folder, workspaceId);
          const gone = await retention.sweep({ workspaceId, before, keep });
          return ok({
            data: { runs: gone, folder },
            text: `${gone} runs are in ${folder} and deleted here.`,
          });
        });
      }),
    );
  runs
    .command('erase')
    .description('delete one run that is over, and those it called, with everything that they say')
    .argument('<id>', 'the run')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, id: string, { workspace }: { workspace: string }) =>
        withWorkspace(env, workspace, async ({ retention }, workspaceId) => {
          const erased = await retention.erase(workspaceId, id, commandActor());
          if (!erased.ok) return erased;
          const text = `${erased.value.runs} runs are erased. Archives and backups made before still hold them.`;
          return ok({ data: erased.value, text });
        }),
      ),
    );
};
