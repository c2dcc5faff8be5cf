import { ok } from '@countersign/model';
import type { DeclareCommand } from './command.ts';
import { withWorkspace } from './withInstallation.ts';

const MOST = 200;

type Options = { readonly workspace: string; readonly flow?: string };

export const incidentsCommand: DeclareCommand = (program, perform) => {
  program
    .command('incidents')
    .description('list the steps that wait for a person because going on by itself would be wrong')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .option('--flow <slug>', 'of one flow alone')
    .action(
      perform(async ({ env }, { workspace, flow }: Options) =>
        withWorkspace(env, workspace, async ({ services }, workspaceId) => {
          const { items, nextCursor } = await services.incidents.list(workspaceId, { flow, limit: MOST });
          const lines = items.map(
            ({ runId, key, flow: of, nodeTitle, problem }) =>
              `${runId} ${key}  ${of}, ${nodeTitle}: ${problem.message} (${problem.code})`,
          );
          const more = nextCursor === null ? [] : [`There are more than ${MOST}.`];
          const text = items.length === 0 ? 'Nothing waits for a person.' : [...lines, ...more].join('\n');
          return ok({ data: { incidents: items, hasMore: nextCursor !== null }, text });
        }),
      ),
    );
};
