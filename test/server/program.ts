import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const PROGRAM = join(ROOT, 'apps/server/src/main.ts');
/** The first start of a working copy also builds the studio. */
const READY_MS = 300_000;
const STOP_MS = 60_000;

export type ProgramOptions = {
  /** 0 takes a free one. */
  readonly port?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Modules that the process loads before the program, to bend what lies outside of it: its clock, its steps. */
  readonly preload?: readonly string[];
};

/** Everything that a process has written so far. */
export type Output = { text: string };

/** The environment of a server process on this data folder; a database of the surroundings is not passed on. */
export function environment(dataDir: string, { port = 0, env = {} }: ProgramOptions): NodeJS.ProcessEnv {
  const { DATABASE_URL: _shared, ...inherited } = process.env;
  return { ...inherited, PORT: String(port), COUNTERSIGN_DATA: dataDir, ...env };
}

/** Starts the program; what it writes is gathered in `output`. */
export function spawnProgram(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  preload: readonly string[] = [],
): { readonly child: ChildProcess; readonly output: Output } {
  const imports = preload.flatMap((module) => ['--import', module]);
  const child = spawn(process.execPath, [...imports, PROGRAM, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output.text += String(chunk);
    });
  }
  return { child, output };
}

/** Waits until the process has written this, and answers it; throws with its output when it ends before. */
export async function written(child: ChildProcess, output: Output, pattern: RegExp): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const read = () => {
    const found = pattern.exec(output.text)?.[0];
    if (found !== undefined) resolve(found);
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.once('exit', (code) => reject(new Error(`The server ended with code ${code}:\n${output.text}`)));
  const timer = setTimeout(() => reject(new Error(`The server is not ready:\n${output.text}`)), READY_MS);
  return promise.finally(() => clearTimeout(timer));
}

/** Sends the signal and waits for the end, which comes by force when it takes too long; answers the exit code. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
  return child.exitCode;
}
