/** Lets one side wait by name for what the other side says has come, whichever is first. */
export class Arrivals {
  readonly #named = new Map<string, PromiseWithResolvers<string>>();

  come(name: string, word = ''): void {
    this.#of(name).resolve(word);
  }

  async until(name: string): Promise<string> {
    const word = await this.#of(name).promise;
    this.#named.delete(name);
    return word;
  }

  #of(name: string): PromiseWithResolvers<string> {
    const known = this.#named.get(name) ?? Promise.withResolvers<string>();
    this.#named.set(name, known);
    return known;
  }
}
