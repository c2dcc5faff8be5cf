import net from 'node:net';

/** A way to the database that can be cut: to its clients, the database is gone. */
export class Detour {
  readonly #sockets = new Set<net.Socket>();
  readonly #server: net.Server;
  #port = 0;

  constructor() {
    this.#server = net.createServer();
  }

  /** The address that leads to `url` by this way. */
  async to(url: string): Promise<string> {
    const { hostname, port } = new URL(url);
    this.#server.on('connection', (inner) => {
      const outer = net.connect(Number(port), hostname);
      for (const [socket, other] of [
        [inner, outer],
        [outer, inner],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => {}); // cut
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    await this.open();
    const detour = new URL(url);
    detour.hostname = '127.0.0.1';
    detour.port = String(this.#port);
    return detour.href;
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as net.AddressInfo).port; // safe: it listens on TCP
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
