import { setTimeout as delay } from 'node:timers/promises';
import { parseStrictJson } from '@countersign/api';
import {
  fail,
  type Json,
  ok,
  type Problem,
  type Result,
  type Run,
  type RunId,
  type WorkspaceId,
} from '@countersign/model';
import type { Env } from '../env.ts';
import type { Installation } from '../openInstallation.ts';
import type { CommandResult, DeclareCommand } from './command.ts';
import { commandActor } from './commandActor.ts';
import { readJsonFile } from './readJsonFile.ts';
import { formatOf, runFile } from './runFile.ts';
import { withWorkspace } from './withInstallation.ts';

const LOOK_MS = 50;
const EVENTS = 1_000;

type Options = {
  readonly workspace: string;
  readonly input: string;
  readonly subject?: string;
  readonly caseType?: string;
  readonly key?: string;
};

export const runCommand: DeclareCommand = (program, perform) => {
  program
    .command('run <flow>')
    .description(
      'start a run and work on it until it has ended or waits for a person; or a run for each case of a file',
    )
    .requiredOption(
      '--input <json|file>',
      'the case: JSON, or a file that holds it; or a .jsonl or .csv of cases',
    )
    .option('--workspace <slug>', 'the workspace', 'demo')
    .option('--subject <text>', 'one line that tells the case apart')
    .option('--case-type <name>', 'the kind of case')
    .option('--key <key>', 'idempotency key: the same key starts one run')
    .action(
      perform(async ({ env }, flow: string, options: Options) => {
        const { workspace, key = null } = options;
        if (!isJson(options.input) && formatOf(options.input) !== null) {
          return runFile(env, { workspace, flow, file: options.input, key });
        }
        const input = await readInput(env, options.input);
        if (!input.ok) return input;
        return withWorkspace(env, options.workspace, async (installation, workspaceId) => {
          const started = await installation.services.verbs.start(workspaceId, {
            flow,
            input: input.value,
            subject: options.subject ?? null,
            caseType: options.caseType ?? null,
            idempotencyKey: options.key ?? null,
            channel: 'manual',
            actor: commandActor(),
          });
          if (!started.ok) return withHint(started, input.value);
          const run = await workedOn(installation, workspaceId, started.value.run.id);
          const events = await installation.services.runs.events(workspaceId, run.id, 0, EVENTS);
          return ok({ data: { run, events }, text: describe(run) });
        });
      }),
    );
};

/** JSON begins with a bracket; everything else is the name of a file. */
function readInput(env: Env, text: string): Result<Json> | Promise<Result<Json>> {
  return isJson(text) ? parseStrictJson(text) : readJsonFile(env, text);
}

const isJson = (text: string): boolean => /^\s*[{[]/.test(text);

/** The usual slip: the body of a request to the API, in which the case is only a part. */
function withHint({ problem }: { problem: Problem }, input: Json): CommandResult {
  const isBody = typeof input === 'object' && input !== null && Object.hasOwn(input, 'input');
  if (problem.code !== 'schema_violation' || !isBody) return fail(problem);
  const hint =
    '--input takes the case itself; what was given has it under “input”, like a request to the API.';
  return fail({ ...problem, message: `${problem.message} ${hint}` });
}

/** Works beside a running server, if there is one, until nothing is left to do without a person. */
async function workedOn(
  { services, worker }: Installation,
  workspaceId: WorkspaceId,
  id: RunId,
): Promise<Run> {
  await worker.start();
  for (;;) {
    const run = await services.runs.get(workspaceId, id);
    if (run === null) throw new Error(`The run ${id} is gone.`);
    if (run.status !== 'running') return run;
    await delay(LOOK_MS);
  }
}

function describe({ id, status, outcome, output }: Run): string {
  const result = outcome === undefined ? '' : `: ${outcome}`;
  return [
    `${id} ${status}${result}`,
    ...(output === undefined ? [] : [JSON.stringify(output, null, 2)]),
  ].join('\n');
}
