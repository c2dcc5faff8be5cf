import { Command, CommanderError } from 'commander';
import { readEnv } from '../env.ts';
import { auditCommand } from './auditCommand.ts';
import { type CommandResult, type DeclareCommand, EXIT, type Perform } from './command.ts';
import { compileCommand } from './compileCommand.ts';
import { importCommand } from './importCommand.ts';
import { keyCommand } from './keyCommand.ts';
import { publishCommand } from './publishCommand.ts';
import { runCommand } from './runCommand.ts';
import { simulateCommand } from './simulateCommand.ts';
import { startCommand } from './startCommand.ts';
import { userCommand } from './userCommand.ts';
import { validateCommand } from './validateCommand.ts';

const COMMANDS: readonly DeclareCommand[] = [
  startCommand,
  validateCommand,
  compileCommand,
  simulateCommand,
  importCommand,
  publishCommand,
  runCommand,
  userCommand,
  keyCommand,
  auditCommand,
];

/** Runs one command; answers the exit code: 0 done, 1 findings, 2 misuse. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const env = readEnv();
  if (!env.ok) {
    process.stderr.write(`${env.problem.message}\n`);
    return EXIT.misuse;
  }
  const isJson = words.includes('--json');
  let exitCode: number = EXIT.done;
  const perform: Perform =
    (work) =>
    async (...values) => {
      const result = await work({ env: env.value }, ...values);
      exitCode = print(result, isJson);
    };

  const program = new Command('countersign')
    .description('Flows in which people countersign what agents propose')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const declare of COMMANDS) declare(program, perform);
  for (const command of withSubcommands(program)) {
    command.exitOverride().option('--json', 'print JSON for programs');
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.misuse;
  }
  return exitCode;
}

const withSubcommands = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
];

function print(result: CommandResult, isJson: boolean): number {
  if (!result.ok) {
    const { problem } = result;
    if (isJson) process.stdout.write(`${JSON.stringify({ problem })}\n`);
    else process.stderr.write(`${problem.message}\n`);
    return EXIT.misuse;
  }
  const { data, text, hasFindings = false } = result.value;
  const printed = isJson ? JSON.stringify(data) : text;
  if (printed !== '') process.stdout.write(`${printed}\n`);
  return hasFindings ? EXIT.findings : EXIT.done;
}
