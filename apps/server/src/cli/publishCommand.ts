import { publishFlow } from '@countersign/api';
import { type Diagnostic, ok } from '@countersign/model';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { formatDiagnostics } from './formatDiagnostics.ts';
import { withWorkspace } from './withInstallation.ts';

export const publishCommand: DeclareCommand = (program, perform) => {
  program
    .command('publish <flow>')
    .description('publish the draft of a flow as its next version')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .option(
      '--grant-autonomy',
      'as its owner: let new checkpoints begin above rung 0, or widen by themselves',
    )
    .action(
      perform(async ({ env }, slug: string, options: { workspace: string; grantAutonomy?: true }) =>
        withWorkspace(env, options.workspace, async ({ services }, workspaceId) => {
          const draft = await services.flows.draft(workspaceId, slug);
          if (draft === null) return misuse('flow_not_found', `There is no flow "${slug}" in the workspace.`);
          const role = options.grantAutonomy === true ? ('owner' as const) : ('reviewer' as const);
          const flow = { slug, document: draft.document, actor: commandActor(), role };
          const published = await publishFlow(services, workspaceId, flow);
          if (!published.ok) {
            if (published.problem.code !== 'flow_has_errors') return published;
            // safe: this problem carries the compiler's diagnostics
            const diagnostics = published.problem.data?.['diagnostics'] as readonly Diagnostic[];
            const text = formatDiagnostics(diagnostics);
            return ok({ data: { flow: slug, version: null, diagnostics }, text, hasFindings: true });
          }
          const { version, artefactHash } = published.value.version;
          const { diagnostics } = published.value;
          return ok({
            data: { flow: slug, version, artefactHash, diagnostics },
            text: `${slug}, version ${version}`,
          });
        }),
      ),
    );
};
