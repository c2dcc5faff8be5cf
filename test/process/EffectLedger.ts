import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { end, written } from '../server/program.ts';

const Delivery = z.object({ path: z.string(), key: z.string(), body: z.string(), at: z.number() });
export type Delivery = z.infer<typeof Delivery>;

const PROGRAM = join(import.meta.dirname, 'ledgerServer.ts');

/** The ledger of effects: a process of its own that logs every delivery and outlives every fault. */
export class EffectLedger {
  /** Host and port, as flows name it. */
  readonly host: string;
  readonly #child: ChildProcess;

  private constructor(host: string, child: ChildProcess) {
    this.host = host;
    this.#child = child;
  }

  /** `answerMs` is how long each answer takes. */
  static async open({ answerMs = 40 }: { answerMs?: number } = {}): Promise<EffectLedger> {
    const child = spawn(process.execPath, [PROGRAM, String(answerMs)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const output = { text: '' };
    child.stdout.on('data', (chunk) => {
      output.text += String(chunk);
    });
    return new EffectLedger(await written(child, output, /^[\d.]+:\d+(?=\n)/), child);
  }

  /** Everything that has arrived, in order. */
  async deliveries(): Promise<Delivery[]> {
    return z.array(Delivery).parse(await this.#read('/deliveries'));
  }

  /** How many deliveries have arrived and are not answered yet. */
  async openRequests(): Promise<number> {
    return z.number().parse(await this.#read('/open'));
  }

  /** Has those deliveries answered that wait for a word (`?held`): all, or each key's so-and-so-many-th. */
  async answerHeld(delivery?: number): Promise<void> {
    const which = delivery === undefined ? '' : `?delivery=${delivery}`;
    await fetch(`http://${this.host}/${which}`, { method: 'PUT' });
  }

  /** Waits for a moment in which an effect is under way; false when there was none in time. */
  async isBusyWithin(ms: number): Promise<boolean> {
    const deadline = performance.now() + ms;
    do if ((await this.openRequests()) > 0) return true;
    while (performance.now() < deadline);
    return false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await end(this.#child, 'SIGTERM');
  }

  async #read(path: string): Promise<unknown> {
    return (await fetch(`http://${this.host}${path}`)).json();
  }
}
