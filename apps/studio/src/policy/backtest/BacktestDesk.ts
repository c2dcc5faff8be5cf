import type { BacktestCase, PolicyTrial, PolicyTrialResult } from '@countersign/autonomy';
import type { BacktestReply, BacktestRequest } from './backtestMessages.ts';

export interface TimedAnswer {
  readonly answer: PolicyTrialResult;
  readonly ms: number;
}

/**
 * A worker of its own with the past cases of one checkpoint, so that the page stays fluent while it counts. Of questions
 * that pile up only the newest is put: an owner who types wants the figures of what stands there now.
 */
export class BacktestDesk {
  readonly #worker: Worker;
  readonly #onAnswer: (key: string, answer: TimedAnswer) => void;
  #asked: { readonly id: number; readonly key: string } | null = null;
  readonly #waiting = new Map<string, PolicyTrial>();
  #lastId = 0;

  constructor(cases: readonly BacktestCase[], onAnswer: (key: string, answer: TimedAnswer) => void) {
    this.#onAnswer = onAnswer;
    this.#worker = new Worker(new URL('./backtest.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<BacktestReply>) => this.#hear(data);
    this.#tell({ type: 'cases', cases });
  }

  /** Puts a question under a key; an older one of the same key that was not put yet is dropped. */
  ask(key: string, question: PolicyTrial): void {
    this.#waiting.set(key, question);
    this.#next();
  }

  stop(): void {
    this.#worker.terminate();
  }

  #next(): void {
    const [first] = this.#waiting;
    if (this.#asked !== null || first === undefined) return;
    const [key, question] = first;
    this.#waiting.delete(key);
    this.#lastId += 1;
    this.#asked = { id: this.#lastId, key };
    this.#tell({ type: 'ask', id: this.#lastId, question });
  }

  #hear({ id, answer, ms }: BacktestReply): void {
    const asked = this.#asked;
    if (asked?.id !== id) return;
    this.#asked = null;
    if (!this.#waiting.has(asked.key)) this.#onAnswer(asked.key, { answer, ms });
    this.#next();
  }

  #tell(request: BacktestRequest): void {
    this.#worker.postMessage(request);
  }
}
