import { setTimeout as delay } from 'node:timers/promises';
import type { RestClient, RunView } from '../server/RestClient.ts';

const PAUSE_MS = 50;

/** People and systems that do not give up while the server is away: every request is repeated until it is answered. */
export class Persistent {
  readonly #client: () => RestClient;
  #isAtWork = true;

  constructor(client: () => RestClient) {
    this.#client = client;
  }

  /** Starts a run once, however often the request has to be repeated. */
  start(flow: string, input: unknown, key: string): Promise<RunView> {
    return this.#untilAnswered(() => this.#client().start(flow, input, key));
  }

  /** Approves what is open, until told to go home. */
  async answerReviews(): Promise<void> {
    while (this.#isAtWork) {
      const { items } = await this.#untilAnswered(() => this.#client().openReviews());
      for (const { id, etag } of items) {
        await this.#untilAnswered(() => this.#client().decide(id, etag, { type: 'approve' }));
      }
      if (items.length === 0) await delay(PAUSE_MS);
    }
  }

  goHome(): void {
    this.#isAtWork = false;
  }

  async #untilAnswered<TAnswer>(ask: () => Promise<TAnswer>): Promise<TAnswer> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!isLostConnection(error)) throw error;
        await delay(PAUSE_MS);
      }
    }
  }
}

/** Nobody there, or nobody any more: `fetch` fails with a TypeError; a server that goes away answers 503. */
const isLostConnection = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && / answered 503|SyntaxError/.test(error.message));
