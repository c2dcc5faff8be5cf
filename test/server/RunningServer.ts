import { type ChildProcess, execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  end,
  environment,
  type Output,
  PROGRAM,
  type ProgramOptions,
  ROOT,
  spawnProgram,
  written,
} from './program.ts';
import { waitFor } from './waitFor.ts';

/** Followed by more, so that the address is complete. */
const ADDRESS = /https?:\/\/[\w.:[\]-]+:\d+(?=\s)/;

export type ServerOptions = ProgramOptions & {
  /** Where its data lives; a folder of its own that `dispose` removes when absent. */
  readonly dataDir?: string;
};

/** The server as a process of its own, as `pnpm countersign start` runs it, ready to be used. */
export class RunningServer {
  readonly dataDir: string;
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #output: Output;
  readonly #ownsData: boolean;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(parts: {
    dataDir: string;
    ownsData: boolean;
    url: string;
    child: ChildProcess;
    output: Output;
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
    const { child, output } = spawnProgram(['start', ...(options.args ?? [])], env, options.preload);
    const url = await written(child, output, ADDRESS);
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
  const { child, output } = spawnProgram(args, environment(options.dataDir, options));
  const [code] = await once(child, 'close');
  return { code, output: output.text };
}
