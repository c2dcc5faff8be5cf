type Waiting = { readonly name: string; readonly go: () => void };

/** Those who wait for a word, each under a name. */
export class Held {
  #waiting: readonly Waiting[] = [];

  /** Resolves when somebody releases this name, or all. */
  until(name: string): Promise<void> {
    return new Promise((go) => {
      this.#waiting = [...this.#waiting, { name, go }];
    });
  }

  /** Lets those of this name go, or all; answers how many they were. */
  release(name: string | null): number {
    const isMeant = (waiting: Waiting): boolean => name === null || waiting.name === name;
    const released = this.#waiting.filter(isMeant);
    this.#waiting = this.#waiting.filter((waiting) => !isMeant(waiting));
    for (const { go } of released) go();
    return released.length;
  }
}
