import { createFlow, slugOf } from '@countersign/api';
import { ok, parseFlow, Slug } from '@countersign/model';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { readJsonFile } from './readJsonFile.ts';
import { withWorkspace } from './withInstallation.ts';

type Options = { readonly workspace: string; readonly slug?: string };

export const importCommand: DeclareCommand = (program, perform) => {
  program
    .command('import <flow.json>')
    .description('put a flow into a workspace; the draft of a flow of the same slug is replaced')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .option('--slug <slug>', 'the address of the flow; made from its name when absent')
    .action(
      perform(async ({ env }, file: string, options: Options) => {
        const json = await readJsonFile(env, file);
        if (!json.ok) return json;
        const parsed = parseFlow(json.value);
        if (!parsed.ok) {
          const [fault] = parsed.problem;
          return misuse(fault?.code ?? 'flow_invalid', `${file}${fault?.at ?? ''}: ${fault?.message}`);
        }
        const slug = Slug.safeParse(options.slug ?? slugOf(parsed.value.name));
        if (!slug.success) return misuse('invalid_slug', 'A slug has small letters, digits and - only.');
        const flow = { slug: slug.data, document: parsed.value, actor: commandActor() };
        return withWorkspace(env, options.workspace, async ({ services }, workspaceId) => {
          const current = await services.flows.draft(workspaceId, flow.slug);
          const saved =
            current === null
              ? await createFlow(services.flows, workspaceId, flow)
              : await services.flows.saveDraft(workspaceId, { ...flow, revision: current.revision });
          if (!saved.ok) return saved;
          const { revision } = saved.value;
          return ok({ data: { flow: flow.slug, revision }, text: `${flow.slug}, revision ${revision}` });
        });
      }),
    );
};
