import { parseStrictJson } from '@countersign/api';
import { ok } from '@countersign/model';
import { SettingsChange } from '@countersign/runtime';
import { z } from 'zod';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

type Options = { readonly workspace: string };

export const settingsCommand: DeclareCommand = (program, perform) => {
  const settings = program.command('settings').description('what holds for all flows of a workspace');
  settings
    .command('show')
    .description('print the settings')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, { workspace }: Options) =>
        withWorkspace(env, workspace, async ({ services }, workspaceId) =>
          outcomeOf(await services.settings.get(workspaceId)),
        ),
      ),
    );
  settings
    .command('change')
    .description(
      'change what is named: allowedHosts, hostLimits, dailyBudget, retentionDays, emailConnection, emailFrom; null takes a limit away',
    )
    .argument('<json>', 'for example {"allowedHosts":["127.0.0.1:8080"],"retentionDays":90}')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, json: string, { workspace }: Options) => {
        const parsed = parseStrictJson(json);
        if (!parsed.ok) return misuse(parsed.problem.code, parsed.problem.message);
        const change = SettingsChange.safeParse(parsed.value);
        if (!change.success) return misuse('invalid_settings', z.prettifyError(change.error));
        return withWorkspace(env, workspace, async ({ services }, workspaceId) =>
          outcomeOf(await services.settings.change(workspaceId, change.data, commandActor())),
        );
      }),
    );
};

const outcomeOf = (settings: object) => ok({ data: settings, text: JSON.stringify(settings, null, 2) });
