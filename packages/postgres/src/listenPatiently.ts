import type { Sql } from 'postgres';
import { isConnectionLoss } from './isConnectionLoss.ts';

/**
 * Listens to a channel until the returned function is called. A server that is away at the first try is no error: the driver
 * tries again by itself, as it does after every loss. `onListening` is told each time that it listens.
 */
export async function listenPatiently(
  worker: Sql,
  channel: string,
  { onPayload, onListening = () => {} }: { onPayload: (payload: string) => void; onListening?: () => void },
): Promise<() => Promise<void>> {
  let isOver = false;
  const hear = (payload: string) => {
    if (!isOver) onPayload(payload);
  };
  const tell = () => {
    if (!isOver) onListening();
  };
  try {
    const listening = await worker.listen(channel, hear, tell);
    return () => listening.unlisten();
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
    return async () => {
      isOver = true;
    };
  }
}
