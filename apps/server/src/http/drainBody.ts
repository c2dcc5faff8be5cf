import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 256 * 1024 * 1024;
const LONGEST_MS = 20_000;

/**
 * Throws away what a client is still sending. A client that is refused in the middle of a large body would otherwise
 * lose the connection before it reads why; one that never stops sending loses it anyway.
 */
export function drainBody(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, LONGEST_MS);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) request.destroy();
    });
    request.once('end', end).once('close', end).once('error', end);
    request.resume();
  });
}
