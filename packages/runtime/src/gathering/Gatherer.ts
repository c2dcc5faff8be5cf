type Waiting<TItem, TAnswer> = {
  readonly item: TItem;
  readonly resolve: (answer: TAnswer) => void;
  readonly reject: (error: unknown) => void;
};

/** So many calls failed one after the other that the fault is not in the items. */
const MAX_FAILURES_IN_A_ROW = 3;

/** Fewer than these are not worth what a call costs of itself while another one is under way. */
const ENOUGH_FOR_ANOTHER = 60;

export type GathererOptions = {
  /** The most items of a call. */
  readonly limit: number;
  /** How many calls may be under way at the same time; one when absent. */
  readonly calls?: number;
  /** Whether an error has nothing to do with the items: then the call is made once more, as it was. Never when absent. */
  readonly isPassing?: (error: unknown) => boolean;
};

/**
 * Makes one call out of many: what comes in while calls are under way waits and goes into the next one together. So the
 * busier the caller, the larger the calls. With two calls at a time the items are shared between them, so that one is
 * answered by the other side while this process works on what came of the other.
 *
 * When a call of several items throws, each is tried alone, so that one bad item does not fail its neighbours; unless
 * the items have nothing to do with it.
 */
export class Gatherer<TItem, TAnswer> {
  readonly #call: (items: readonly TItem[]) => Promise<readonly TAnswer[]>;
  readonly #limit: number;
  readonly #calls: number;
  readonly #isPassing: (error: unknown) => boolean;
  #waiting: Waiting<TItem, TAnswer>[] = [];
  #callsUnderWay = 0;
  #itemsUnderWay = 0;
  #isGathering = false;

  /** `call` answers once per item, in order. */
  constructor(
    call: (items: readonly TItem[]) => Promise<readonly TAnswer[]>,
    { limit, calls = 1, isPassing = () => false }: GathererOptions,
  ) {
    this.#call = call;
    this.#limit = limit;
    this.#calls = calls;
    this.#isPassing = isPassing;
  }

  add(item: TItem): Promise<TAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isGathering && this.#callsUnderWay < this.#calls) void this.#gather();
    });
  }

  /** Whoever asks in the same turn of the event loop comes along. */
  async #gather(): Promise<void> {
    this.#isGathering = true;
    await endOfEventLoopTurn();
    this.#isGathering = false;
    this.#callNext();
  }

  #callNext(): void {
    while (this.#mayCall()) {
      const share = Math.ceil((this.#waiting.length + this.#itemsUnderWay) / this.#calls);
      const size = Math.min(this.#limit, Math.max(share, ENOUGH_FOR_ANOTHER));
      void this.#callAndGoOn(this.#waiting.splice(0, size));
    }
  }

  #mayCall(): boolean {
    if (this.#callsUnderWay === 0) return this.#waiting.length > 0;
    return this.#callsUnderWay < this.#calls && this.#waiting.length >= ENOUGH_FOR_ANOTHER;
  }

  async #callAndGoOn(batch: readonly Waiting<TItem, TAnswer>[]): Promise<void> {
    this.#callsUnderWay += 1;
    this.#itemsUnderWay += batch.length;
    await this.#callFor(batch);
    this.#callsUnderWay -= 1;
    this.#itemsUnderWay -= batch.length;
    this.#callNext();
  }

  async #callFor(batch: readonly Waiting<TItem, TAnswer>[]): Promise<void> {
    try {
      const answers = await this.#callPatiently(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => {
        resolve(answers[index] as TAnswer); // safe: one answer per item
      });
    } catch (error) {
      if (batch.length === 1 || this.#isPassing(error)) for (const { reject } of batch) reject(error);
      else await this.#callOneByOne(batch);
    }
  }

  async #callPatiently(items: readonly TItem[]): Promise<readonly TAnswer[]> {
    try {
      return await this.#call(items);
    } catch (error) {
      if (!this.#isPassing(error)) throw error;
      return this.#call(items);
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
