import { ok, RunId } from '@countersign/model';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

type Options = { readonly workspace: string; readonly undo?: boolean };

export const cancelCommand: DeclareCommand = (program, perform) => {
  program
    .command('cancel <run>')
    .description('end a run that has not ended, with the runs that it called')
    .option('--undo', 'take back first what it did')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, run: string, { workspace, undo = false }: Options) => {
        const id = RunId.safeParse(run);
        if (!id.success) return misuse('run_not_found', `There is no run ${run}.`);
        return withWorkspace(env, workspace, async ({ services }, workspaceId) => {
          const cancelled = await services.verbs.cancel(workspaceId, id.data, commandActor(), { undo });
          if (!cancelled.ok) return cancelled;
          return ok({ data: { run: cancelled.value }, text: `${id.data} ${cancelled.value.status}` });
        });
      }),
    );
};
