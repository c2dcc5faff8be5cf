/** Waits so many milliseconds at most; a call that is late goes on, and nobody listens. */
export async function within<TValue>(ms: number, call: () => Promise<TValue>): Promise<TValue> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`There was no answer within ${ms} ms.`)), ms);
  return Promise.race([call(), promise]).finally(() => clearTimeout(timer));
}
