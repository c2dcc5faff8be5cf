import { Worker } from 'node:worker_threads';
import { fail, type Json, problem, type Result } from '@countersign/model';
import type { LabelledText } from './classifierArtefact.ts';
import type { TrainedBeside } from './trainBesideRival.ts';
import { TRAINING_DEFAULTS, type TrainingOptions } from './trainClassifier.ts';

export type TrainingOrder = {
  /** The classifier in use, which is asked about the cases it has not seen; null without one. */
  readonly rival?: Json;
  readonly options?: TrainingOptions;
  readonly signal?: AbortSignal | undefined;
};

/**
 * `trainBesideRival` on a thread of its own, so that a server goes on answering meanwhile. Aborting ends the thread.
 * Problems: those of `trainClassifier`, and `training_stopped` when it was aborted or the thread died.
 */
export function trainInBackground(
  examples: readonly LabelledText[],
  { rival = null, options = TRAINING_DEFAULTS, signal }: TrainingOrder = {},
): Promise<Result<TrainedBeside>> {
  if (signal?.aborted) return Promise.resolve(stopped('it was cancelled'));
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./trainWorker.ts', import.meta.url), {
      workerData: { examples, options, rival },
    });
    const settle = (result: Result<TrainedBeside>) => {
      signal?.removeEventListener('abort', abort);
      resolve(result);
      void worker.terminate();
    };
    const abort = () => settle(stopped('it was cancelled'));
    signal?.addEventListener('abort', abort, { once: true });
    worker.once('message', settle);
    worker.once('error', (error) => settle(stopped(error.message)));
    worker.once('exit', () => settle(stopped('its thread ended early')));
  });
}

const stopped = (reason: string): Result<never> =>
  fail(problem('training_stopped', `The training ended without a model: ${reason}.`));
