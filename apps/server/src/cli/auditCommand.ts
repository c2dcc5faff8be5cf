import { ok } from '@countersign/model';
import { type DeclareCommand, misuse } from './command.ts';
import { withInstallation } from './withInstallation.ts';

export const auditCommand: DeclareCommand = (program, perform) => {
  program
    .command('audit')
    .description('the record of who changed what')
    .command('verify')
    .description('read the whole chain and name every row that was changed, deleted, inserted or moved')
    .option('--workspace <slug>', 'one workspace alone')
    .action(
      perform(async ({ env }, options: { workspace?: string }) =>
        withInstallation(env, async ({ db, ports }) => {
          const { allWorkspaces } = await import('../auth/createWorkspaces.ts');
          const all = await allWorkspaces(db);
          const chosen = all.filter(
            ({ slug }) => options.workspace === undefined || slug === options.workspace,
          );
          if (chosen.length === 0) {
            return misuse('workspace_not_found', `There is no workspace "${options.workspace}".`);
          }
          const chains = await Promise.all(
            chosen.map(async ({ id, slug }) => ({ workspace: slug, ...(await ports.audit.verify(id)) })),
          );
          const hasFindings = chains.some(({ findings }) => findings.length > 0);
          const text = chains.flatMap(({ workspace, rows, head, findings }) => [
            `${workspace}: ${rows} rows, head ${head || 'none'}, ${findings.length} findings`,
            ...findings.map(({ seq, message }) => `  row ${seq}: ${message}`),
          ]);
          return ok({ data: { workspaces: chains }, text: text.join('\n'), hasFindings });
        }),
      ),
    );
};
