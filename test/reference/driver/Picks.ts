/** Numbers that decide what a driver does, one after the other; when they are used up it stops. */
export class Picks {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get isEmpty(): boolean {
    return this.#next >= this.#numbers.length;
  }

  /** A number from 0 up to `count - 1`; 0 when none is left. */
  below(count: number): number {
    const number = this.#numbers[this.#next] ?? 0;
    this.#next += 1;
    return number % count;
  }

  /** One of these; undefined of none. */
  of<TValue>(values: readonly TValue[]): TValue | undefined {
    return values.length === 0 ? undefined : values[this.below(values.length)];
  }
}
