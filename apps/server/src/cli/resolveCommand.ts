import { parseStrictJson } from '@countersign/api';
import { ok, RunId } from '@countersign/model';
import { z } from 'zod';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

const Choice = z.enum(['retry', 'skip', 'fail']);

type Options = { readonly workspace: string; readonly value?: string };

export const resolveCommand: DeclareCommand = (program, perform) => {
  program
    .command('resolve <run> <key> <choice>')
    .description('retry a parked step, skip it with a value, or let it fail: retry, skip or fail')
    .option('--value <json>', 'with skip: what stands for the output of the step')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, run: string, key: string, chosen: string, options: Options) => {
        const choice = Choice.safeParse(chosen);
        if (!choice.success) return misuse('invalid_option', 'Choose retry, skip or fail.');
        const runId = RunId.safeParse(run);
        if (!runId.success) return misuse('run_not_found', `There is no run ${run}.`);
        const value = options.value === undefined ? null : parseStrictJson(options.value);
        if (value !== null && !value.ok) return value;
        return withWorkspace(env, options.workspace, async ({ services }, workspaceId) => {
          const resolved = await services.verbs.resolve(workspaceId, {
            ...{ runId: runId.data, key, resolution: choice.data, actor: commandActor(), role: 'owner' },
            ...(value === null ? {} : { value: value.value }),
          });
          if (!resolved.ok) return resolved;
          const { id, status } = resolved.value;
          return ok({ data: { run: resolved.value }, text: `${id} ${status}` });
        });
      }),
    );
};
