import { compile } from '@countersign/compiler';
import { writeBpmn, writeSvg } from '@countersign/formats';
import { type FlowDocument, ok, parseFlow, type Result } from '@countersign/model';
import { Option } from 'commander';
import type { Env } from '../env.ts';
import { type CommandResult, type DeclareCommand, misuse } from './command.ts';
import { formatDiagnostics } from './formatDiagnostics.ts';
import { readJsonFile } from './readJsonFile.ts';
import { withWorkspace } from './withInstallation.ts';

const FORMATS = ['json', 'bpmn', 'xstate', 'svg'] as const;
type Format = (typeof FORMATS)[number];
type Options = { readonly workspace: string; readonly format: Format; readonly dark?: true };

export const exportCommand: DeclareCommand = (program, perform) => {
  program
    .command('export <flow>')
    .description('print the draft of a flow, named by its slug or as a .json file, in another format')
    .addOption(new Option('--format <format>', 'what to print').choices(FORMATS).default('json'))
    .option('--workspace <slug>', 'the workspace', 'demo')
    .option('--dark', 'a picture for dark pages')
    .action(
      perform(async ({ env }, flow: string, options: Options) => {
        if (flow.endsWith('.json')) {
          const document = await documentInFile(env, flow);
          return document.ok ? written(document.value, options) : document;
        }
        return withWorkspace(env, options.workspace, async ({ services }, workspaceId) => {
          const draft = await services.flows.draft(workspaceId, flow);
          if (draft === null) return misuse('flow_not_found', `There is no flow "${flow}" in the workspace.`);
          return written(draft.document, options);
        });
      }),
    );
};

async function documentInFile(env: Env, file: string): Promise<Result<FlowDocument>> {
  const json = await readJsonFile(env, file);
  if (!json.ok) return json;
  const parsed = parseFlow(json.value);
  if (parsed.ok) return parsed;
  const [fault] = parsed.problem;
  return misuse(fault?.code ?? 'flow_invalid', `${file}${fault?.at ?? ''}: ${fault?.message}`);
}

/** A machine exists only of a flow without errors; its findings are printed instead. */
function written(document: FlowDocument, { format, dark }: Options): CommandResult {
  if (format === 'xstate') {
    const { artefact, diagnostics } = compile(document);
    if (artefact === null) {
      return ok({ data: { format, diagnostics }, text: formatDiagnostics(diagnostics), hasFindings: true });
    }
    return printed(format, JSON.stringify(artefact.machine, null, 2));
  }
  if (format === 'bpmn') return printed(format, writeBpmn(document).trimEnd());
  if (format === 'svg') {
    return printed(format, writeSvg(document, { theme: dark ? 'dark' : 'light' }).trimEnd());
  }
  return printed(format, JSON.stringify(document, null, 2));
}

const printed = (format: Format, content: string): CommandResult =>
  ok({ data: { format, content }, text: content });
