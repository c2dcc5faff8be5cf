/** Has a worker answer one question beside the page; it ends with its answer, or at the deadline without one. */
export function askBeside<TAnswer>(
  worker: Worker,
  question: unknown,
  deadline: AbortSignal,
): Promise<TAnswer | undefined> {
  return new Promise<TAnswer | undefined>((resolve, reject) => {
    deadline.addEventListener('abort', () => resolve(undefined));
    worker.addEventListener('message', ({ data }: MessageEvent<TAnswer>) => resolve(data));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
