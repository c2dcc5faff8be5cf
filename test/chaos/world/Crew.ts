import { setTimeout as delay } from 'node:timers/promises';
import type { ProgramOptions } from '../../server/program.ts';
import { WorkerProcess } from '../../server/WorkerProcess.ts';
import type { Chance } from './chance.ts';

const POLL_MS = 20;

/** Workers on one data folder, with a supervisor that replaces whoever ends. */
export class Crew {
  readonly #dataDir: string;
  readonly #options: (index: number) => ProgramOptions;
  readonly #members: WorkerProcess[];
  #isDismissed = false;
  readonly #lastWords: string[] = [];

  /** `options` may differ per member. */
  constructor(dataDir: string, size: number, options: (index: number) => ProgramOptions = () => ({})) {
    this.#dataDir = dataDir;
    this.#options = options;
    this.#members = Array.from({ length: size }, (_, index) => this.#hire(index));
  }

  /** Waits until all of them work. */
  async allAtWork(): Promise<void> {
    await Promise.all(this.#members.map(({ atWork }) => atWork));
  }

  /** Waits until one of them works. */
  async someoneAtWork(): Promise<void> {
    while (this.atWork.length === 0 && !this.#isDismissed) await delay(POLL_MS);
  }

  /** Those that work right now. */
  get atWork(): readonly WorkerProcess[] {
    return this.#members.filter((member) => member.isAtWork);
  }

  /** How many have ended and were replaced. */
  get replaced(): number {
    return this.#lastWords.length;
  }

  /** What all of them have written. */
  get words(): string {
    return [...this.#lastWords, ...this.#members.map(({ output }) => output)].join('\n');
  }

  /** What those who ended had written, for messages. */
  get lastWords(): string {
    return this.#lastWords.join('\n');
  }

  /** Kills one of those that work without warning; false when nobody was there to be killed. */
  async killOne(chance: Chance): Promise<boolean> {
    const { atWork } = this;
    if (atWork.length === 0) return false;
    await chance.pick(atWork).kill();
    return true;
  }

  /** Kills all of those that work at once; answers how many. */
  async killAll(): Promise<number> {
    const { atWork } = this;
    await Promise.all(atWork.map((member) => member.kill()));
    return atWork.length;
  }

  /** Sends everybody home; nobody is replaced any more. */
  async dismiss(): Promise<void> {
    this.#isDismissed = true;
    await Promise.all(this.#members.map((member) => member.stop()));
  }

  #hire(index: number): WorkerProcess {
    const member = new WorkerProcess(this.#dataDir, this.#options(index));
    void member.gone.then(() => {
      if (this.#isDismissed) return;
      this.#lastWords.push(member.output);
      this.#members[index] = this.#hire(index);
    });
    return member;
  }
}
