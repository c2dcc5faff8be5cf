import path from 'node:path';
import { failingScenarios } from '@countersign/api';
import { compile } from '@countersign/compiler';
import { type Diagnostic, ok, parseFlow } from '@countersign/model';
import { z } from 'zod';
import { compileCalled } from '../simulate/compileCalled.ts';
import { folderAgents } from '../simulate/folderAgents.ts';
import { type SimulatedCase, simulateFlow } from '../simulate/simulateFlow.ts';
import { type DeclareCommand, misuse } from './command.ts';
import { formatDiagnostics } from './formatDiagnostics.ts';
import { parseCases } from './parseCases.ts';
import { readJsonFile, readTextFile } from './readJsonFile.ts';

const Answer = z.enum(['approve', 'reject', 'none']);

type Options = { readonly cases: string; readonly answer: string };

export const simulateCommand: DeclareCommand = (program, perform) => {
  program
    .command('simulate <flow.json>')
    .description('run a file of cases, and the scenarios of the flow, without storing or sending anything')
    .requiredOption(
      '--cases <file>',
      'JSON Lines, each { "id", "input" }, with "signals" if others are to call back; or CSV, whose first row names the fields',
    )
    .option(
      '--answer <verdict>',
      'what a reviewer says where one is asked: approve, reject or none',
      'approve',
    )
    .action(
      perform(async ({ env }, file: string, options: Options) => {
        const answer = Answer.safeParse(options.answer);
        if (!answer.success) return misuse('invalid_option', '--answer is approve, reject or none.');
        const document = await readJsonFile(env, file);
        if (!document.ok) return document;
        const text = await readTextFile(env, options.cases);
        if (!text.ok) return text;
        const folder = path.dirname(path.resolve(env.cwd, file));
        const called = await compileCalled(folder);
        if (!called.ok) return called;
        const { flows, environment } = called.value;
        const { artefact, diagnostics } = compile(document.value, environment);
        const parsed = parseFlow(document.value);
        // What does not parse does not compile: there are findings then, and no artefact.
        if (artefact === null || !parsed.ok) {
          const data = { cases: [], diagnostics };
          return ok({ data, text: formatDiagnostics(diagnostics), hasFindings: true });
        }
        const cases = await parseCases(text.value, options.cases, parsed.value.input);
        if (!cases.ok) return cases;
        const agents = await folderAgents(folder);
        if (!agents.ok) return agents;
        const setup = { agents: agents.value, answer: answer.data, called: flows };
        const simulated = await simulateFlow(artefact, cases.value, setup);
        const failing = failingScenarios(artefact, parsed.value);
        const isWrong = simulated.some(({ status }) => status === 'failed' || status === 'refused');
        const data = {
          ...{ cases: simulated, summary: summaryOf(simulated) },
          diagnostics: [...diagnostics, ...failing],
        };
        const said = [describe(simulated), ...findingsOf(failing)].join('\n');
        return ok({ data, text: said, hasFindings: isWrong || failing.length > 0 });
      }),
    );
};

/** What the saved scenarios of the flow say, when one of them goes another way. */
const findingsOf = (failing: readonly Diagnostic[]): readonly string[] =>
  failing.length === 0 ? [] : ['', formatDiagnostics(failing)];

/** How many cases took which end, and how many of them a person had to see. */
function summaryOf(cases: readonly SimulatedCase[]) {
  const ends: Record<string, number> = {};
  for (const { status, outcome } of cases) {
    const end = outcome ?? status;
    ends[end] = (ends[end] ?? 0) + 1;
  }
  return { cases: cases.length, held: cases.filter(({ held }) => held > 0).length, ends };
}

function describe(cases: readonly SimulatedCase[]): string {
  const lines = cases.map(({ id, status, outcome, held, path: steps, problem }) =>
    [id, outcome ?? status, held > 0 ? 'by a person' : 'by itself', problem ?? steps.join(' → ')].join('  '),
  );
  const { ends, held } = summaryOf(cases);
  const totals = Object.entries(ends).map(([end, count]) => `${count} ${end}`);
  return [...lines, '', `${cases.length} cases, ${held} of them by a person: ${totals.join(', ')}`].join(
    '\n',
  );
}
