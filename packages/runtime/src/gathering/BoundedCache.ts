/** Keeps the most recently used entries, up to a limit. */
export class BoundedCache<TKey, TValue> {
  readonly #entries = new Map<TKey, TValue>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: TKey): TValue | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: TKey, value: TValue): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#limit) return;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest as TKey); // safe: there is one more than the limit
  }

  delete(key: TKey): void {
    this.#entries.delete(key);
  }
}
