/** Runs tasks of the same key one after the other, tasks of different keys at the same time. */
export class SerialQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<TValue>(key: string, task: () => Promise<TValue>): Promise<TValue> {
    const before = this.#tails.get(key);
    const result = before === undefined ? task() : before.then(task, task);
    const end = () => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
    const tail = result.then(end, end);
    this.#tails.set(key, tail);
    return result;
  }
}
