import { createFlow, parseStrictJson, slugOf } from '@countersign/api';
import { type AnyFlow, readAnyFlow } from '@countersign/formats';
import { ok, type Problem, Slug } from '@countersign/model';
import { type CommandResult, type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { readTextFile } from './readJsonFile.ts';
import { withWorkspace } from './withInstallation.ts';

type Options = { readonly workspace: string; readonly slug?: string; readonly dryRun?: true };

export const importCommand: DeclareCommand = (program, perform) => {
  program
    .command('import <file>')
    .description(
      'put a flow into a workspace: a document of ours, or a file of n8n, Flowise, BPMN 2.0, Amazon States Language or Node-RED; the draft of a flow of the same slug is replaced',
    )
    .option('--workspace <slug>', 'the workspace', 'demo')
    .option('--slug <slug>', 'the address of the flow; made from its name when absent')
    .option('--dry-run', 'only say what would come of the file')
    .action(
      perform(async ({ env }, file: string, options: Options) => {
        const text = await readTextFile(env, file);
        if (!text.ok) return text;
        if (/^\s*[[{]/.test(text.value)) {
          const json = parseStrictJson(text.value);
          if (!json.ok) return misuse(json.problem.code, `${file}: ${json.problem.message}`);
        }
        const read = readAnyFlow(text.value, file);
        if (!read.ok) return refused(file, read.problem);
        if (options.dryRun) return ok({ ...outcome(read.value, {}), text: sentences(read.value).join('\n') });
        const slug = Slug.safeParse(options.slug ?? slugOf(read.value.document.name));
        if (!slug.success) return misuse('invalid_slug', 'A slug has small letters, digits and - only.');
        const flow = { slug: slug.data, document: read.value.document, actor: commandActor() };
        return withWorkspace(env, options.workspace, async ({ services }, workspaceId) => {
          const current = await services.flows.draft(workspaceId, flow.slug);
          const saved =
            current === null
              ? await createFlow(services.flows, workspaceId, flow)
              : await services.flows.saveDraft(workspaceId, { ...flow, revision: current.revision });
          if (!saved.ok) return saved;
          const { revision } = saved.value;
          const said = [`${flow.slug}, revision ${revision}`, ...sentences(read.value)];
          return ok({ ...outcome(read.value, { flow: flow.slug, revision }), text: said.join('\n') });
        });
      }),
    );
};

/** A document of ours that is wrong is misuse, as for every command; of another program's file each fault is a finding. */
function refused(file: string, problems: readonly Problem[]): CommandResult {
  const [fault] = problems;
  if (fault?.code.startsWith('import_') !== true) {
    return misuse(fault?.code ?? 'flow_invalid', `${file}${fault?.at ?? ''}: ${fault?.message}`);
  }
  const text = problems.map(({ at, message }) => `error ${at ?? ''} ${message}`).join('\n');
  return ok({ data: { problems }, text, hasFindings: true });
}

function outcome(read: AnyFlow, saved: { readonly flow?: string; readonly revision?: number }) {
  const { format, steps, mapped, placeholders, losses } = read;
  return {
    data: { ...saved, format, steps, mapped, placeholders, losses },
    hasFindings: losses.length > 0 || placeholders > 0,
  };
}

function sentences({ format, steps, mapped, placeholders, losses }: AnyFlow): string[] {
  if (format === 'Countersign') return [];
  const counts = `${format}: ${steps} steps, ${mapped} mapped, ${placeholders} placeholders, ${losses.length} losses`;
  return [counts, ...losses.map(({ node, type, what }) => `${type} ${node}: ${what}`)];
}
