import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A TCP port of the loopback interface that nobody used a moment ago; `preferred` if that one is free. */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  try {
    server.listen(preferred, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return preferred === 0 ? Promise.reject(new Error('no free port on 127.0.0.1')) : freePort();
  } finally {
    server.close();
  }
}
