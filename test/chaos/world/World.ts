import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { EffectLedger } from '../../process/EffectLedger.ts';
import type { ProgramOptions } from '../../server/program.ts';
import { RestClient } from '../../server/RestClient.ts';
import { RunningServer } from '../../server/RunningServer.ts';
import { StudioClient } from '../../server/StudioClient.ts';
import { Crew } from './Crew.ts';

/** Those of an owner: somebody has steps done again. */
const SCOPES = [
  ...(['runs:read', 'runs:write', 'reviews:read', 'reviews:write', 'flows:write'] as const),
  'checkpoints:write',
] as const;

/** Compiled code is kept between the processes of the tests, so that who is killed is back sooner. */
const FASTER_STARTS = { NODE_COMPILE_CACHE: join(tmpdir(), 'countersign-compile-cache') };

/** A process that was started as a script ends when whoever started it is gone: an aborted test leaves nothing behind. */
const AS_SCRIPT = { npm_lifecycle_event: 'test:chaos' };

/** What the processes of a world and its Postgres had to say, for whoever looks into a failure. */
const logFile = (world: number): string => join(tmpdir(), `countersign-chaos-${process.pid}-${world}.log`);
let worlds = 0;

export type WorldOptions = {
  /** Flow documents by slug, published before anything happens; `host` is the ledger's. */
  readonly flows: readonly { readonly slug: string; readonly document: (host: string) => object }[];
  /** What the process that serves does beside: nothing, unless `all`. */
  readonly role?: 'api' | 'all';
  readonly answerMs?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** A ledger, a data folder with its own Postgres, a process that serves, and as many workers as are asked for. */
export class World {
  readonly dataDir: string;
  readonly ledger: EffectLedger;
  readonly studio: StudioClient;
  readonly #server: RunningServer;
  readonly #key: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #crews: Crew[] = [];

  private constructor(parts: {
    dataDir: string;
    ledger: EffectLedger;
    server: RunningServer;
    studio: StudioClient;
    key: string;
    env: Readonly<Record<string, string>>;
  }) {
    this.dataDir = parts.dataDir;
    this.ledger = parts.ledger;
    this.studio = parts.studio;
    this.#server = parts.server;
    this.#key = parts.key;
    this.#env = parts.env;
  }

  static async open({ flows, role = 'api', answerMs = 20, env = {} }: WorldOptions): Promise<World> {
    const dataDir = await mkdtemp(join(tmpdir(), 'countersign-chaos-'));
    const ledger = await EffectLedger.open({ answerMs });
    const all = { ...FASTER_STARTS, ...AS_SCRIPT, ...env };
    const server = await RunningServer.start({ dataDir, args: ['--empty', '--role', role], env: all });
    const studio = await StudioClient.signIn(server, 'demo');
    await studio.mutate('settings.save', { allowedHosts: [ledger.host] });
    const key = await studio.createKey(SCOPES);
    const client = new RestClient(server.url, key);
    for (const { slug, document } of flows) {
      await client.call(z.unknown(), 'PUT', `/flows/${slug}`, document(ledger.host));
      await client.call(z.unknown(), 'POST', `/flows/${slug}/publish`);
    }
    return new World({ dataDir, ledger, server, studio, key, env: all });
  }

  get client(): RestClient {
    return new RestClient(this.#server.url, this.#key);
  }

  get url(): string {
    return this.#server.url;
  }

  /** What the serving process says of itself; one that cannot be reached is not ready. */
  isReady(): Promise<boolean> {
    return fetch(`${this.url}/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  /** So many workers, all of them at work. */
  async hire(size: number, options: (index: number) => ProgramOptions = () => ({})): Promise<Crew> {
    const crew = new Crew(this.dataDir, size, (index) => {
      const own = options(index);
      return { ...own, env: { ...this.#env, ...own.env } };
    });
    this.#crews.push(crew);
    await crew.allAtWork();
    return crew;
  }

  /** The login of its Postgres. */
  async databaseUrl(): Promise<string> {
    const folder = join(this.dataDir, 'postgres');
    const password = (await readFile(join(folder, 'countersign.password'), 'utf8')).trim();
    const port = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[3];
    return `postgres://countersign:${password}@127.0.0.1:${port}/countersign`;
  }

  /** Process id of the Postgres server; null while there is none. */
  async postmaster(): Promise<number | null> {
    return (await this.#readLock()).pid;
  }

  /** Its process id once it takes connections: by then no session of the one before is left to answer in its place. */
  async readyPostmaster(): Promise<number | null> {
    const { pid, status } = await this.#readLock();
    return status === 'ready' ? pid : null;
  }

  /** What the server writes about itself: its process id in the first line, how far its start has come in the eighth. */
  async #readLock(): Promise<{ pid: number | null; status: string | undefined }> {
    const file = join(this.dataDir, 'postgres', 'postmaster.pid');
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    const pid = Number.parseInt(lines[0] ?? '', 10);
    return { pid: Number.isNaN(pid) ? null : pid, status: lines[7]?.trim() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#crews.map((crew) => crew.dismiss()));
    await this.#server.stop();
    const ofPostgres = await readFile(join(this.dataDir, 'postgres.log'), 'utf8').catch(String);
    const words = [this.#server.output, ...this.#crews.map((crew) => crew.words), ofPostgres];
    worlds += 1;
    await writeFile(logFile(worlds), words.join('\n'));
    await this.ledger[Symbol.asyncDispose]();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
