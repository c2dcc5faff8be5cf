type Waiting<TItem, TAnswer> = {
  readonly item: TItem;
  readonly resolve: (answer: TAnswer) => void;
  readonly reject: (error: unknown) => void;
};

/** So many calls failed one after the other that the fault is not in the items. */
const MAX_FAILURES_IN_A_ROW = 3;

/**
 * Makes one call out of many: what comes in while a call is under way waits and goes into the next one together. With
 * one call in flight at a time, the busier the caller, the larger the calls.
 *
 * When a call of several items throws, each is tried alone, so that one bad item does not fail its neighbours.
 */
export class Gatherer<TItem, TAnswer> {
  readonly #call: (items: readonly TItem[]) => Promise<readonly TAnswer[]>;
  readonly #limit: number;
  #waiting: Waiting<TItem, TAnswer>[] = [];
  #isBusy = false;

  /** `call` answers once per item, in order. */
  constructor(call: (items: readonly TItem[]) => Promise<readonly TAnswer[]>, limit: number) {
    this.#call = call;
    this.#limit = limit;
  }

  add(item: TItem): Promise<TAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isBusy) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isBusy = true;
    // Whoever asks in the same turn of the event loop comes along.
    await endOfEventLoopTurn();
    while (this.#waiting.length > 0) await this.#callFor(this.#waiting.splice(0, this.#limit));
    this.#isBusy = false;
  }

  async #callFor(batch: readonly Waiting<TItem, TAnswer>[]): Promise<void> {
    try {
      const answers = await this.#call(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => {
        resolve(answers[index] as TAnswer); // safe: one answer per item
      });
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) only?.reject(error);
      else await this.#callOneByOne(batch);
    }
  }

  async #callOneByOne(batch: readonly Waiting<TItem, TAnswer>[]): Promise<void> {
    let failures = 0;
    let lastError: unknown;
    for (const { item, resolve, reject } of batch) {
      if (failures >= MAX_FAILURES_IN_A_ROW) {
        reject(lastError);
        continue;
      }
      try {
        const [answer] = await this.#call([item]);
        resolve(answer as TAnswer); // safe: one answer per item
        failures = 0;
      } catch (error) {
        failures += 1;
        lastError = error;
        reject(error);
      }
    }
  }
}

/** Browsers have no `setImmediate`; a zero time-out does the same there, a little later. */
const endOfEventLoopTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
