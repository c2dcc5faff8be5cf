const WORD = 32;
const ALL = 0xffff_ffff;

/** Rows of bits of one length, all empty at first. */
export class BitRows {
  readonly #words: Uint32Array;
  readonly #perRow: number;

  constructor(rows: number, bits: number) {
    this.#perRow = Math.ceil(bits / WORD);
    this.#words = new Uint32Array(rows * this.#perRow);
  }

  has(row: number, bit: number): boolean {
    return ((this.#words[this.#wordOf(row, bit)] ?? 0) & (1 << (bit % WORD))) !== 0;
  }

  /** Answers whether the bit is new. */
  add(row: number, bit: number): boolean {
    if (this.has(row, bit)) return false;
    const word = this.#wordOf(row, bit);
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (bit % WORD));
    return true;
  }

  /** All bits of a row, or of all rows. */
  fill(row?: number): void {
    if (row === undefined) this.#words.fill(ALL);
    else this.#words.fill(ALL, row * this.#perRow, (row + 1) * this.#perRow);
  }

  clear(row: number): void {
    this.#words.fill(0, row * this.#perRow, (row + 1) * this.#perRow);
  }

  /** Adds the bits of another row. Answers whether that changes anything. */
  join(row: number, other: number): boolean {
    return this.#each(row, other, (mine, theirs) => mine | theirs);
  }

  /** Answers whether that changes anything. */
  copy(row: number, other: number): boolean {
    return this.#each(row, other, (_, theirs) => theirs);
  }

  /** Keeps what the other row has as well; the bit `spared` counts as one of the other's. */
  intersect(row: number, other: number, spared?: number): void {
    const isSpared = spared !== undefined && this.has(row, spared);
    this.#each(row, other, (mine, theirs) => mine & theirs);
    if (isSpared) this.add(row, spared);
  }

  #each(row: number, other: number, combine: (mine: number, theirs: number) => number): boolean {
    const words = this.#words;
    let [at, from] = [row * this.#perRow, other * this.#perRow];
    let changes = false;
    for (const end = at + this.#perRow; at < end; at += 1) {
      const mine = words[at] ?? 0;
      const next = combine(mine, words[from] ?? 0) >>> 0;
      if (next !== mine) {
        words[at] = next;
        changes = true;
      }
      from += 1;
    }
    return changes;
  }

  #wordOf(row: number, bit: number): number {
    return row * this.#perRow + Math.floor(bit / WORD);
  }
}
