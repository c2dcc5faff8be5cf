import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { waitFor } from './waitFor.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'apps/server/src/main.ts');
/** The first start of a working copy also builds the studio. */
const READY_MS = 120_000;
const STOP_MS = 20_000;

export type ServerOptions = {
  /** Where its data lives; a folder of its own that `dispose` removes when absent. */
  readonly dataDir?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** The server as a process of its own, as `pnpm countersign start` runs it, ready to be used. */
export class RunningServer {
  readonly dataDir: string;
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #output: { text: string };
  readonly #ownsData: boolean;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(parts: {
    dataDir: string;
    ownsData: boolean;
    url: string;
    child: ChildProcess;
    output: { text: string };
    env: NodeJS.ProcessEnv;
  }) {
    this.dataDir = parts.dataDir;
    this.url = parts.url;
    this.#child = parts.child;
    this.#output = parts.output;
    this.#ownsData = parts.ownsData;
    this.#env = parts.env;
  }

  /** Starts the program and waits until it says where it listens; throws with its output when it ends before. */
  static async start(options: ServerOptions = {}): Promise<RunningServer> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'countersign-test-')));
    const env = environment(dataDir, options);
    const child = spawnProgram(['start', ...(options.args ?? [])], env);
    const output = { text: '' };
    const url = await ready(child, output);
    return new RunningServer({ dataDir, ownsData: options.dataDir === undefined, url, child, output, env });
  }

  /** Everything it has written so far. */
  get output(): string {
    return this.#output.text;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The one-time link that the first start prints, right after its address. */
  signInLink(): Promise<string> {
    return waitFor(async () => /https?:\/\/\S+\/sign-in\S+(?=\s)/.exec(this.output)?.[0]);
  }

  /** Runs a command of the command line against the same data, while the server is up. */
  async command(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], {
      cwd: ROOT,
      env: this.#env,
    });
    return stdout;
  }

  /** An API key of the workspace. */
  async createKey(workspace: string, scopes: readonly string[]): Promise<string> {
    const answer = await this.command(
      ...['key', 'create', '--workspace', workspace, '--scopes', scopes.join(','), '--json'],
    );
    const { key } = JSON.parse(answer) as { key: string };
    return key;
  }

  /** `kill -9`: nothing is tidied up. */
  async kill(): Promise<void> {
    await end(this.#child, 'SIGKILL');
  }

  /** Stops as Ctrl-C does; answers the exit code. */
  async stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGINT'): Promise<number | null> {
    return end(this.#child, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    if (this.#ownsData) await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** Starts the program with these arguments and waits until it ends by itself. */
export async function runProgram(
  args: readonly string[],
  options: ServerOptions & { readonly dataDir: string },
): Promise<{ code: number | null; output: string }> {
  const child = spawnProgram(args, environment(options.dataDir, options));
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (output += String(chunk)));
  const [code] = await once(child, 'close');
  return { code, output };
}

function environment(dataDir: string, options: ServerOptions): NodeJS.ProcessEnv {
  const { DATABASE_URL: _shared, ...inherited } = process.env;
  return { ...inherited, PORT: String(options.port ?? 0), COUNTERSIGN_DATA: dataDir, ...options.env };
}

const spawnProgram = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });

async function ready(child: ChildProcess, output: { text: string }): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const read = (chunk: unknown) => {
    output.text += String(chunk);
    const url = /https?:\/\/[\w.:[\]-]+:\d+/.exec(output.text)?.[0];
    if (url !== undefined && !output.text.endsWith(url)) resolve(url);
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.once('exit', (code) => reject(new Error(`The server ended with code ${code}:\n${output.text}`)));
  const timer = setTimeout(() => reject(new Error(`The server is not ready:\n${output.text}`)), READY_MS);
  return promise.finally(() => clearTimeout(timer));
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
  return child.exitCode;
}
