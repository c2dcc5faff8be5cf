import { compile } from '@countersign/compiler';
import { ok } from '@countersign/model';
import type { DeclareCommand } from './command.ts';
import { formatDiagnostics } from './formatDiagnostics.ts';
import { readJsonFile } from './readJsonFile.ts';

export const compileCommand: DeclareCommand = (program, perform) => {
  program
    .command('compile <flow.json>')
    .description('print the artefact that runs a flow: an XState machine and its nodes')
    .action(
      perform(async ({ env }, file: string) => {
        const document = await readJsonFile(env, file);
        if (!document.ok) return document;
        const { artefact, diagnostics } = compile(document.value);
        const hasFindings = artefact === null;
        const text = hasFindings ? formatDiagnostics(diagnostics) : JSON.stringify(artefact, null, 2);
        return ok({ data: { artefact, diagnostics }, text, hasFindings });
      }),
    );
};
