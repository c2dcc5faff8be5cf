import type { ReviewId, RunId } from '@countersign/model';
import type { Store, Turn } from '@countersign/runtime';

type Question = { readonly id: ReviewId; readonly etag: string };

/** Hears of every committed turn: when a run asks for a verdict, and when it has ended. */
export class RunWatch {
  readonly #asked = new Map<RunId, Question>();
  readonly #ended = new Set<RunId>();
  readonly #waiting = new Map<string, () => void>();

  see(turns: readonly Turn[]): void {
    for (const { runId, openedReviews, status } of turns) {
      const [review] = openedReviews;
      if (review !== undefined) {
        this.#asked.set(runId, { id: review.id, etag: review.etag });
        this.#wake(`asked:${runId}`);
      }
      if (status === 'ended') {
        this.#ended.add(runId);
        this.#wake(`ended:${runId}`);
      }
    }
  }

  /** Asks the store for what is waited for: another process may have committed it. */
  async look(store: Pick<Store, 'openReviewsOf' | 'loadRuns'>): Promise<void> {
    const waitedFor = (what: string) =>
      [...this.#waiting.keys()]
        .filter((name) => name.startsWith(what))
        .map((name) => name.slice(what.length) as RunId); // safe: put together in this class
    for (const { id, runId, etag } of await store.openReviewsOf(waitedFor('asked:'))) {
      this.#asked.set(runId, { id, etag });
      this.#wake(`asked:${runId}`);
    }
    for (const { id, status } of await store.loadRuns(waitedFor('ended:'))) {
      if (status !== 'ended') continue;
      this.#ended.add(id);
      this.#wake(`ended:${id}`);
    }
  }

  /** Forgets what has been seen, so that what it holds does not look like a leak of what is measured. */
  forget(): void {
    this.#asked.clear();
    this.#ended.clear();
  }

  async asked(runId: RunId): Promise<Question> {
    const question = this.#asked.get(runId);
    if (question !== undefined) return question;
    await this.#wait(`asked:${runId}`);
    return this.asked(runId);
  }

  async ended(runId: RunId): Promise<void> {
    if (!this.#ended.has(runId)) await this.#wait(`ended:${runId}`);
  }

  #wait(name: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(name, resolve));
  }

  #wake(name: string): void {
    this.#waiting.get(name)?.();
    this.#waiting.delete(name);
  }
}
