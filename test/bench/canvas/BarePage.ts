import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');
const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A page with React Flow and nothing else, built as the studio is and served from memory. */
export class BarePage {
  readonly #server: Server;
  readonly #stack: AsyncDisposableStack;

  private constructor(server: Server, stack: AsyncDisposableStack) {
    this.#server = server;
    this.#stack = stack;
  }

  static async open(): Promise<BarePage> {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'countersign-bare-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const vite = join(ROOT, 'apps/studio/node_modules/vite/bin/vite.js');
    const config = join(import.meta.dirname, 'bare/vite.config.js');
    await promisify(execFile)(process.execPath, [vite, 'build', '--config', config, '--outDir', folder], {
      cwd: join(ROOT, 'apps/studio'),
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const files = new Map<string, Buffer>();
    const server = createServer(async ({ url = '/' }, response) => {
      const { pathname } = new URL(url, 'http://bare');
      const name = pathname === '/' ? '/index.html' : pathname;
      const bytes = files.get(name) ?? (await readFile(join(folder, name)).catch(() => undefined));
      if (bytes === undefined) return void response.writeHead(404).end();
      files.set(name, bytes);
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/plain' }).end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stack.defer(() => new Promise<void>((resolve) => server.close(() => resolve())));
    stack.defer(() => server.closeAllConnections());
    return new BarePage(server, stack.move());
  }

  /** The page with so many nodes. */
  address(size: number): string {
    const { port } = this.#server.address() as AddressInfo; // safe: it listens on a port
    return `http://127.0.0.1:${port}/?size=${size}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}
