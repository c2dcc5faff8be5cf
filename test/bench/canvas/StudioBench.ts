import type { Browser, CDPSession, Page } from '@playwright/test';
import { launchBrowser } from '../../e2e/launchBrowser.ts';
import { RunningServer, type ServerOptions } from '../../server/RunningServer.ts';
import { watchFirstCard } from './watchFirstCard.ts';
import { watchRenders } from './watchRenders.ts';

const VIEWPORT = { width: 1440, height: 900 };

/** A real server without samples, with the built studio, and a browser that is signed in. */
export class StudioBench {
  readonly server: RunningServer;
  readonly #browser: Browser;
  readonly #stack: AsyncDisposableStack;
  readonly page: Page;

  private constructor(server: RunningServer, browser: Browser, page: Page, stack: AsyncDisposableStack) {
    this.server = server;
    this.#browser = browser;
    this.page = page;
    this.#stack = stack;
  }

  static async open(options: ServerOptions = {}): Promise<StudioBench> {
    await using stack = new AsyncDisposableStack();
    const server = stack.use(await RunningServer.start({ ...options, args: ['--empty'] }));
    const browser = await launchBrowser();
    stack.defer(() => browser.close());
    const context = await browser.newContext({ baseURL: server.url, viewport: VIEWPORT });
    const page = await context.newPage();
    await page.goto(await server.signInLink());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Flows', level: 1 }).waitFor();
    await page.addInitScript(watchRenders);
    await page.addInitScript(watchFirstCard);
    return new StudioBench(server, browser, page, stack.move());
  }

  get version(): string {
    return this.#browser.version();
  }

  /** Puts a document into the workspace as a flow; answers its name in addresses. */
  async put(document: object): Promise<string> {
    const { slug } = await this.#tell('flows.importJson', { document });
    return slug;
  }

  /** The same, and it can be run. */
  async publish(document: object): Promise<string> {
    const { slug: flow, revision } = await this.#tell('flows.importJson', { document });
    await this.#tell('flows.publish', { flow, revision });
    return flow;
  }

  async #tell(procedure: string, data: object): Promise<{ slug: string; revision: number }> {
    const answer = await this.page.request.fetch(`${this.server.url}/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'x-workspace': 'demo' },
      data,
    });
    if (!answer.ok()) throw new Error(`${procedure}: ${answer.status()} ${await answer.text()}`);
    const body = (await answer.json()) as { result: { data: { slug: string; revision: number } } }; // safe: our own procedures
    return body.result.data;
  }

  address(flow: string): string {
    return `/w/demo/flows/${flow}`;
  }

  /** Leaves the page, so that the next measurement begins with nothing. */
  async leave(): Promise<void> {
    await this.page.goto('about:blank');
  }

  devtools(): Promise<CDPSession> {
    return this.page.context().newCDPSession(this.page);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}
