import { ok, RunId } from '@countersign/model';
import { z } from 'zod';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

const VersionNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .pipe(z.number().positive());

const Options = z.object({
  workspace: z.string(),
  from: VersionNumber,
  to: VersionNumber,
  runs: z
    .string()
    .transform((list) => list.split(',').map((id) => id.trim()))
    .pipe(z.array(RunId))
    .optional(),
  dryRun: z.boolean().default(false),
});

export const migrateCommand: DeclareCommand = (program, perform) => {
  program
    .command('migrate <flow>')
    .description('move waiting runs from one version of a flow to another')
    .requiredOption('--from <version>', 'the version that the runs are on')
    .requiredOption('--to <version>', 'the version that they are to go on with')
    .option('--runs <ids>', 'these alone, separated by commas')
    .option('--dry-run', 'only say what would become of each')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, flow: string, given: unknown) => {
        const options = Options.safeParse(given);
        if (!options.success)
          return misuse('invalid_option', 'Versions are whole numbers; runs are ids, separated by commas.');
        const { workspace, from, to, runs, dryRun } = options.data;
        return withWorkspace(env, workspace, async ({ services }, workspaceId) => {
          const request = {
            flow,
            from,
            to,
            runs,
            dryRun,
            actor: commandActor(),
            role: 'consultant' as const,
          };
          const migrated = await services.verbs.migrate(workspaceId, request);
          if (!migrated.ok) return migrated;
          const { items, moved, refused, more } = migrated.value;
          const lines = items.flatMap(({ runId, problem }) =>
            problem === null ? [] : [`${runId} stays: ${problem.message} (${problem.code})`],
          );
          const verb = dryRun ? 'would move' : 'moved';
          const text = [...lines, `${moved} ${verb}, ${refused} stay${more ? '; there are more' : ''}`];
          return ok({ data: migrated.value, text: text.join('\n'), hasFindings: refused > 0 });
        });
      }),
    );
};
