import net from 'node:net';

/** What the server says: that a transaction is committed, and that it waits for the next statement outside of one. */
const COMMITTED = 'C\0\0\0\x0bCOMMIT\0';
const IDLE = 'Z\0\0\0\x05I';

/**
 * A way to the database that can be cut: to its clients, the database is gone. An armed one is cut by itself at a commit,
 * so that its answer is lost: the transaction goes through, and the connection is reset when the database says so. From
 * then on nobody gets through, so that whoever asked cannot find out by asking again.
 */
export class Detour {
  readonly #sockets = new Set<net.Socket>();
  readonly #server = net.createServer();
  #port = 0;
  #mark: string | null = null;
  /** How many commits lost their answer. */
  landed = 0;

  /** The address that leads to `url` by this way. */
  async to(url: string): Promise<string> {
    const { hostname, port } = new URL(url);
    this.#server.on('connection', (inner) => this.#join(inner, net.connect(Number(port), hostname)));
    await this.open();
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(this.#port);
    return through.href;
  }

  /** Cuts the next transaction that sends this text, once it is committed. */
  arm(mark: string): void {
    this.#mark = mark;
  }

  /** Lets connections through again. */
  async open(): Promise<void> {
    if (this.#server.listening) return;
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as net.AddressInfo).port; // safe: it listens on TCP
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #join(inner: net.Socket, outer: net.Socket): void {
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
    }
    let isMarked = false;
    inner.on('data', (chunk) => {
      isMarked ||= this.#mark !== null && chunk.includes(this.#mark);
      outer.write(chunk);
    });
    outer.on('data', (chunk) => {
      if (isMarked && this.#mark !== null && chunk.includes(COMMITTED)) return this.#loseAnswer(inner);
      if (chunk.includes(IDLE)) isMarked = false;
      inner.write(chunk);
    });
  }

  #loseAnswer(inner: net.Socket): void {
    this.#mark = null;
    this.landed += 1;
    this.#server.close();
    inner.resetAndDestroy();
    for (const socket of this.#sockets) socket.destroy();
  }
}
