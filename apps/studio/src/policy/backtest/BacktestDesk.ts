import type { PolicyTrial, PolicyTrialResult } from '@countersign/autonomy';
import type { BacktestReply, BacktestRequest } from './backtestMessages.ts';
import type { ListedTrials } from './caseList.ts';
import type { PastPage } from './usePastCases.ts';

export interface TimedAnswer {
  readonly answer: PolicyTrialResult;
  readonly ms: number;
}

/**
 * A worker of its own with the past cases of one checkpoint, so that the page stays fluent while it counts. Answers come
 * for what is known so far, and again when more is. Under each key only the newest question counts: an owner who types
 * wants the figures of what stands there now.
 */
export class BacktestDesk {
  readonly #worker: Worker;
  readonly #onAnswer: (key: string, answer: TimedAnswer) => void;
  readonly #asked = new Map<string, number>();
  readonly #listings: ((csv: string) => void)[] = [];
  #lastId = 0;
  #pages = 0;

  constructor(on: {
    readonly answer: (key: string, answer: TimedAnswer) => void;
    /** The worker did not load, or broke: no more answers come. */
    readonly failure: () => void;
  }) {
    this.#onAnswer = on.answer;
    this.#worker = new Worker(new URL('./backtest.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<BacktestReply>) => this.#hear(data);
    this.#worker.onerror = on.failure;
  }

  /** Hands over what has come since the last time; the pages that were there before are still the first ones. */
  take(pages: readonly PastPage[]): void {
    for (const page of pages.slice(this.#pages)) this.#tell({ type: 'page', page });
    this.#pages = pages.length;
  }

  ask(key: string, question: PolicyTrial): void {
    this.#lastId += 1;
    this.#asked.set(key, this.#lastId);
    this.#tell({ type: 'ask', key, id: this.#lastId, question });
  }

  /** All cases one by one under two policies, as a CSV file. */
  list(trials: ListedTrials): Promise<string> {
    const listed = Promise.withResolvers<string>();
    this.#listings.push(listed.resolve);
    this.#tell({ type: 'list', trials });
    return listed.promise;
  }

  stop(): void {
    this.#worker.terminate();
  }

  #hear(reply: BacktestReply): void {
    if (reply.type === 'listed') {
      this.#listings.shift()?.(reply.csv);
      return;
    }
    const { key, id, answer, ms } = reply;
    if (this.#asked.get(key) === id) this.#onAnswer(key, { answer, ms });
  }

  #tell(request: BacktestRequest): void {
    this.#worker.postMessage(request);
  }
}
