import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@countersign/postgres/testing';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { inject } from 'vitest';
import { z } from 'zod';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { expectPage } from './expectPage.ts';
import { launchBrowser } from './launchBrowser.ts';

type SignedIn = NonNullable<Exclude<BrowserContextOptions['storageState'], string>>;

const SCOPES = ['runs:read', 'runs:write', 'reviews:read', 'reviews:write'];
const PAGE_MS = 15_000;

const Answer = z.object({ result: z.object({ data: z.unknown() }) });
const CreatedKey = z.object({ secret: z.string() });
const Imported = z.object({ slug: z.string() });
const Settings = z.looseObject({
  allowedHosts: z.array(z.string()).optional(),
  undoSeconds: z.number().optional(),
});
type Settings = z.infer<typeof Settings>;
const Mails = z.object({ items: z.array(z.object({ subject: z.string(), body: z.string() })) });
const Draft = z.object({ revision: z.number() });

/** A real server with the built studio, the samples and a real browser, for one test file. */
export class Studio {
  readonly server: RunningServer;
  /** What the browser complained about: script errors and what the content security policy refused. */
  readonly complaints: string[] = [];
  /** What only an earlier release could have written is written here; null where the program has a database of its own. */
  readonly database: TestDatabase | null;
  readonly #browser: Browser;
  readonly #stack: AsyncDisposableStack;
  #signedIn: SignedIn | undefined;
  /** The window whose session asks without showing anything. */
  #desk: Page | undefined;

  private constructor(
    server: RunningServer,
    {
      browser,
      database,
      stack,
    }: { browser: Browser; database: TestDatabase | null; stack: AsyncDisposableStack },
  ) {
    this.server = server;
    this.database = database;
    this.#browser = browser;
    this.#stack = stack;
  }

  /** On a copy of the database into which the samples were put once. */
  static async open(): Promise<Studio> {
    await using stack = new AsyncDisposableStack();
    const { database: like, secret } = inject('samples');
    const database = stack.use(await createTestDatabase({ like }));
    const dataDir = await mkdtemp(join(tmpdir(), 'countersign-e2e-'));
    stack.defer(() => rm(dataDir, { recursive: true, force: true }));
    const env = { DATABASE_URL: database.url, COUNTERSIGN_SECRET: secret };
    const server = stack.use(await RunningServer.start({ dataDir, env }));
    const browser = await launchBrowser();
    stack.defer(() => browser.close());
    return new Studio(server, { browser, database, stack: stack.move() });
  }

  /** On a data folder of its own, as at the very first start. */
  static async openFirst(): Promise<Studio> {
    await using stack = new AsyncDisposableStack();
    const server = stack.use(await RunningServer.start());
    const browser = await launchBrowser();
    stack.defer(() => browser.close());
    return new Studio(server, { browser, database: null, stack: stack.move() });
  }

  /** A window of somebody who is not signed in. */
  async strangersPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: this.server.url,
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PAGE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${message.text()} (${page.url()})`);
    });
    return page;
  }

  /** A window of the first member, who signed in by the link that the server printed. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    if (this.#signedIn === undefined) {
      const page = await this.strangersPage();
      await signInByLink(page, await this.server.signInLink());
      this.#signedIn = await page.context().storageState();
      await page.context().close();
    }
    return this.strangersPage({ storageState: this.#signedIn, ...options });
  }

  /** The runtime API of the workspace `demo`, with a key of its own. */
  async rest(): Promise<RestClient> {
    const key = CreatedKey.parse(await this.#ask('keys.create', { name: 'Test', scopes: SCOPES }));
    return new RestClient(this.server.url, key.secret);
  }

  /** The same for an owner: this key may also adjust checkpoints. */
  async owner(): Promise<RestClient> {
    return new RestClient(
      this.server.url,
      await this.server.createKey('demo', [...SCOPES, 'checkpoints:read', 'checkpoints:write']),
    );
  }

  /** A new flow with this document as its draft. */
  async import(document: unknown): Promise<string> {
    return Imported.parse(await this.#ask('flows.importJson', { document })).slug;
  }

  /** Publishes a document in the workspace `demo`: as a new flow, or as the next version of the one named. */
  async publish(document: unknown, next?: string): Promise<string> {
    const flow = next ?? (await this.import(document));
    const { revision } = Draft.parse(await this.#ask('flows.draft', { flow }, 'GET'));
    if (next === undefined) await this.#ask('flows.publish', { flow, revision });
    else {
      const saved = Draft.parse(await this.#ask('flows.saveDraft', { flow, document, revision }));
      await this.#ask('flows.publish', { flow, revision: saved.revision });
    }
    return flow;
  }

  /** Lets actions of the workspace `demo` call these hosts. */
  async allowHosts(...allowedHosts: readonly string[]): Promise<void> {
    await this.changeSettings({ allowedHosts: [...allowedHosts] });
  }

  /** Changes settings of the workspace `demo`; what is not named stays as it is. */
  async changeSettings(change: Settings): Promise<void> {
    const settings = Settings.parse(await this.#ask('settings.get', undefined, 'GET'));
    await this.#ask('settings.save', { ...settings, ...change });
  }

  /** What stayed in the mailbox of the workspace `demo`, newest first. */
  async mails(): Promise<z.infer<typeof Mails>['items']> {
    return Mails.parse(await this.#ask('mailbox.list', {}, 'GET')).items;
  }

  /** A procedure of the studio's own interface, as the first member. */
  async #ask(procedure: string, input: unknown, method: 'GET' | 'POST' = 'POST'): Promise<unknown> {
    this.#desk ??= await this.page();
    const query =
      method === 'GET' && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
    const answer = await this.#desk.request.fetch(`/trpc/${procedure}${query}`, {
      method,
      headers: { 'x-workspace': 'demo' },
      ...(method === 'GET' ? {} : { data: input }),
    });
    if (!answer.ok()) throw new Error(`${procedure} answered ${answer.status()}: ${await answer.text()}`);
    return Answer.parse(await answer.json()).result.data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}

/** Opens the one-time link and presses its button. */
export async function signInByLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectPage(page.getByRole('heading', { name: 'Flows', level: 1 })).toBeVisible();
}
