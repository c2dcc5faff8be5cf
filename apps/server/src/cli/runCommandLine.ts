import { Command, CommanderError } from 'commander';
import { readEnv } from '../env.ts';
import { type CommandResult, type DeclareCommand, EXIT, type Perform } from './command.ts';

/** Each is loaded when it is needed: to look a flow over takes no database, and should not wait for one to be loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<DeclareCommand>>> = {
  start: async () => (await import('./startCommand.ts')).startCommand,
  validate: async () => (await import('./validateCommand.ts')).validateCommand,
  compile: async () => (await import('./compileCommand.ts')).compileCommand,
  simulate: async () => (await import('./simulateCommand.ts')).simulateCommand,
  import: async () => (await import('./importCommand.ts')).importCommand,
  publish: async () => (await import('./publishCommand.ts')).publishCommand,
  run: async () => (await import('./runCommand.ts')).runCommand,
  user: async () => (await import('./userCommand.ts')).userCommand,
  key: async () => (await import('./keyCommand.ts')).keyCommand,
  audit: async () => (await import('./auditCommand.ts')).auditCommand,
};

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
  const [first = ''] = words;
  const needed = Object.hasOwn(COMMANDS, first) ? [COMMANDS[first]!] : Object.values(COMMANDS);
  for (const load of needed) (await load())(program, perform);
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
