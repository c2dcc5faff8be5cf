import net from 'node:net';

/** A way to the database that can fall silent without anybody noticing: nothing is closed, nothing arrives any more. */
export class Tunnel {
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();

  private constructor(server: net.Server) {
    this.#server = server;
  }

  /** The tunnel and the address that leads to `url` through it. */
  static async open(url: string): Promise<{ tunnel: Tunnel; url: string }> {
    const target = new URL(url);
    const server = net.createServer();
    const tunnel = new Tunnel(server);
    server.on('connection', (inner) => tunnel.#join(inner, target));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String((server.address() as net.AddressInfo).port); // safe: it listens on TCP
    return { tunnel, url: through.href };
  }

  /** Every connection there is now stays open and transports nothing any more; new ones work. Answers how many. */
  fallSilent(): number {
    const silent = this.#sockets.size / 2;
    for (const socket of this.#sockets) {
      socket.unpipe();
      socket.removeAllListeners('close');
      socket.pause();
    }
    this.#sockets.clear();
    return silent;
  }

  /** Every connection there is now is reset. */
  cut(): number {
    const count = this.#sockets.size / 2;
    for (const socket of this.#sockets) socket.resetAndDestroy();
    return count;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #join(inner: net.Socket, { hostname, port }: URL): void {
    const outer = net.connect(Number(port), hostname);
    for (const [socket, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => {}); // told by `close`
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
