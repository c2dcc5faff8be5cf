import type { ChildProcess } from 'node:child_process';
import { end, environment, type Output, type ProgramOptions, spawnProgram, written } from './program.ts';

const AT_WORK = /The worker is at work/;

/** A process that only works on runs: `pnpm countersign start --role worker`. */
export class WorkerProcess {
  /** Resolves when it works; rejects when it ends before. */
  readonly atWork: Promise<void>;
  /** Resolves when it has ended, however that came. */
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  readonly #output: Output;
  #isAtWork = false;

  constructor(dataDir: string, options: ProgramOptions = {}) {
    const env = environment(dataDir, options);
    const { child, output } = spawnProgram(['start', '--role', 'worker'], env, options.preload);
    this.#child = child;
    this.#output = output;
    this.gone = new Promise((resolve) => child.once('exit', () => resolve()));
    this.atWork = written(child, output, AT_WORK).then(() => {
      this.#isAtWork = true;
    });
    this.atWork.catch(() => {}); // told to whoever waits for it
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Whether it is up and has not ended. */
  get isAtWork(): boolean {
    return this.#isAtWork && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Everything it has written so far. */
  get output(): string {
    return this.#output.text;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** `kill -9`. */
  kill(): Promise<number | null> {
    return end(this.#child, 'SIGKILL');
  }

  /** Stops as a supervisor does. */
  stop(): Promise<number | null> {
    return end(this.#child, 'SIGTERM');
  }
}
