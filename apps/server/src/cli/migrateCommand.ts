import type { RunVerbs } from '@countersign/api';
import { ok, RunId, type WorkspaceId } from '@countersign/model';
import type { MigratedRun } from '@countersign/runtime';
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

type Verbs = Pick<RunVerbs, 'migrate'>;
type MigrateRuns = Parameters<Verbs['migrate']>[1];

/** Asks until there are no more; what was met twice because it went on meanwhile is told as it was last. */
async function migrateAll(verbs: Verbs, workspaceId: WorkspaceId, request: MigrateRuns) {
  const items = new Map<string, MigratedRun>();
  let cursor: string | undefined;
  do {
    const migrated = await verbs.migrate(workspaceId, { ...request, cursor });
    if (!migrated.ok) return migrated;
    for (const item of migrated.value.items) items.set(item.runId, item);
    cursor = migrated.value.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const all = [...items.values()];
  const refused = all.filter(({ problem }) => problem !== null).length;
  return ok({ items: all, moved: all.length - refused, refused });
}

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
          const migrated = await migrateAll(services.verbs, workspaceId, request);
          if (!migrated.ok) return migrated;
          const { items, moved, refused } = migrated.value;
          const lines = items.flatMap(({ runId, problem }) =>
            problem === null ? [] : [`${runId} stays: ${problem.message} (${problem.code})`],
          );
          const verb = dryRun ? 'would move' : 'moved';
          const text = [...lines, `${moved} ${verb}, ${refused} stay`];
          return ok({ data: migrated.value, text: text.join('\n'), hasFindings: refused > 0 });
        });
      }),
    );
};
