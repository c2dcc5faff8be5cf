import type { ServerResponse } from 'node:http';

/** The answers that go on for as long as somebody listens; a stopping server ends them. */
export class OpenStreams {
  readonly #open = new Set<AbortController>();

  /** A signal that says that the reader left or the server stops. */
  open(response: ServerResponse): AbortSignal {
    const controller = new AbortController();
    this.#open.add(controller);
    response.once('close', () => {
      controller.abort();
      this.#open.delete(controller);
    });
    return controller.signal;
  }

  /** Ends all of them. */
  end(): void {
    for (const controller of this.#open) controller.abort();
  }
}
