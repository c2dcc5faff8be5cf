import type { FixOfAll } from '@countersign/compiler';
import type { FixAnswer, FixQuestion } from './checkMessages.ts';

type FixHelp = {
  readonly onProgress: (count: number) => void;
  /** Ends it; what was found out is thrown away. */
  readonly signal: AbortSignal;
};

/** The edit that mends all findings of a kind, worked out beside the page; null when nothing is mended or it was ended. */
export function fixBeside(question: FixQuestion, { onProgress, signal }: FixHelp): Promise<FixOfAll | null> {
  const worker = new Worker(new URL('./fixWorker.ts', import.meta.url), { type: 'module' });
  return new Promise<FixOfAll | null>((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(null));
    worker.addEventListener('message', ({ data }: MessageEvent<FixAnswer>) => {
      if (data.type === 'progress') onProgress(data.count);
      else resolve(data.fix);
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
