import { validate } from '@countersign/compiler';
import { ok } from '@countersign/model';
import type { DeclareCommand } from './command.ts';
import { formatDiagnostics } from './formatDiagnostics.ts';
import { readJsonFile } from './readJsonFile.ts';

export const validateCommand: DeclareCommand = (program, perform) => {
  program
    .command('validate <flow.json>')
    .description('say what is wrong with a flow')
    .action(
      perform(async ({ env }, file: string) => {
        const document = await readJsonFile(env, file);
        if (!document.ok) return document;
        const diagnostics = validate(document.value);
        const hasFindings = diagnostics.some(({ severity }) => severity === 'error');
        const text = diagnostics.length === 0 ? 'Nothing is wrong.' : formatDiagnostics(diagnostics);
        return ok({ data: { valid: !hasFindings, diagnostics }, text, hasFindings });
      }),
    );
};
