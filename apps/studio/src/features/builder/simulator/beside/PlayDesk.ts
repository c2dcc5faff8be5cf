import type { PlayAnswers, PlayQuestion, PlayReply, PlayType } from './playMessages.ts';
import type { PlayProgress } from './playProgress.ts';

/** Who hears what comes of a question. */
type PlayHearer<TType extends PlayType> = {
  readonly onProgress: (progress: PlayProgress) => void;
  readonly onPlayed: (answer: PlayAnswers[TType]) => void;
  readonly onFailed: (error: Error) => void;
};

/**
 * A worker of its own that plays cases, so that the page never waits for them. It plays one question at a time: a new one
 * ends the one before, which is then heard of no more.
 */
export class PlayDesk<TType extends PlayType> {
  #worker: Worker | undefined;
  #isPlaying = false;

  ask(question: Extract<PlayQuestion, { type: TType }>, hearer: PlayHearer<TType>): void {
    if (this.#isPlaying) this.stop();
    // Kept between two questions: starting one costs more than most questions do.
    this.#worker ??= new Worker(new URL('./playWorker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<PlayReply>) => {
      if (data.type === 'progress') return hearer.onProgress(data.progress);
      this.#isPlaying = false;
      hearer.onPlayed(data.answer as PlayAnswers[TType]); // safe: the answer to this question
    };
    this.#worker.onerror = ({ message }) => {
      this.stop();
      hearer.onFailed(new Error(message));
    };
    this.#isPlaying = true;
    this.#worker.postMessage(question);
  }

  /** Ends what is being played; the next question starts anew. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isPlaying = false;
  }
}
