import { Command, CommanderError, Option } from 'commander';
import { readEnv } from '../env.ts';
import { type CommandResult, type DeclareCommand, EXIT, misuse, type Perform } from './command.ts';

/** Each is loaded when it is needed: to look a flow over takes no database, and should not wait for one to be loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<DeclareCommand>>> = {
  start: async () => (await import('./startCommand.ts')).startCommand,
  validate: async () => (await import('./validateCommand.ts')).validateCommand,
  compile: async () => (await import('./compileCommand.ts')).compileCommand,
  simulate: async () => (await import('./simulateCommand.ts')).simulateCommand,
  import: async () => (await import('./importCommand.ts')).importCommand,
  export: async () => (await import('./exportCommand.ts')).exportCommand,
  publish: async () => (await import('./publishCommand.ts')).publishCommand,
  run: async () => (await import('./runCommand.ts')).runCommand,
  incidents: async () => (await import('./incidentsCommand.ts')).incidentsCommand,
  resolve: async () => (await import('./resolveCommand.ts')).resolveCommand,
  cancel: async () => (await import('./cancelCommand.ts')).cancelCommand,
  rollback: async () => (await import('./rollbackCommand.ts')).rollbackCommand,
  migrate: async () => (await import('./migrateCommand.ts')).migrateCommand,
  runs: async () => (await import('./runsCommand.ts')).runsCommand,
  user: async () => (await import('./userCommand.ts')).userCommand,
  key: async () => (await import('./keyCommand.ts')).keyCommand,
  settings: async () => (await import('./settingsCommand.ts')).settingsCommand,
  connection: async () => (await import('./connectionCommand.ts')).connectionCommand,
  backup: async () => (await import('./backupCommand.ts')).backupCommand,
  restore: async () => (await import('./restoreCommand.ts')).restoreCommand,
  audit: async () => (await import('./auditCommand.ts')).auditCommand,
};

/** Runs one command; answers the exit code: 0 done, 1 findings, 2 misuse. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const isJson = words.includes('--json');
  const env = readEnv();
  if (!env.ok) return print(env, isJson);
  let exitCode: number = EXIT.done;
  const perform: Perform =
    (work) =>
    async (...values) => {
      const result = await work({ env: env.value }, ...values).catch(refusedPlace);
      exitCode = print(result, isJson);
    };

  const program = new Command('countersign')
    .description('Flows in which people countersign what agents propose')
    .configureHelp({ showGlobalOptions: true })
    .option('--json', JSON_HELP)
    .exitOverride();
  const [first = ''] = words;
  const needed = Object.hasOwn(COMMANDS, first) ? [COMMANDS[first]!] : Object.values(COMMANDS);
  for (const load of needed) (await load())(program, perform);
  for (const command of withSubcommands(program)) {
    command.exitOverride();
    if (isJson) command.configureOutput({ writeErr: () => {} });
    if (command !== program) command.addOption(new Option('--json', JSON_HELP).hideHelp());
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    return isJson ? print(misuse('invalid_arguments', sentenceOf(error)), isJson) : EXIT.misuse;
  }
  return exitCode;
}

/** A file or folder that the system refuses is a matter of whoever named it; everything else is a bug and thrown on. */
function refusedPlace(error: unknown): CommandResult {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined || syscall === undefined) throw error;
  return misuse('place_refused', `${path} cannot be used: ${REFUSALS[code] ?? `${code} (${syscall})`}.`);
}

const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'the rights of this account do not allow it',
  EPERM: 'the rights of this account do not allow it',
  EROFS: 'it can only be read',
  ENOENT: 'the folder in which it lies is not there',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'something else is there',
  ENOSPC: 'there is no space left',
};

/** Shown once, among the global options; understood after every command. */
const JSON_HELP = 'print JSON for programs';

/** Without a command there is only help, which is for people. */
const sentenceOf = ({ code, message }: CommanderError): string =>
  code === 'commander.help' ? 'name a command; --help lists them' : message.replace(/^error: /, '');

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
