import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@countersign/postgres/testing';
import type { TestProject } from 'vitest/node';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { launchBrowser } from './launchBrowser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database with the samples, to be copied, and the secret that belongs to it. */
    readonly samples: { readonly database: string; readonly secret: string };
  }
}

/**
 * For `globalSetup`: lets the program put its samples into a database once, of which each file then takes a copy. Starts the
 * browser once, too: the first start unpacks it, and two files that did so at a time would find each other's half.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await launchBrowser();
  await browser.close();
  const database = await createTestDatabase();
  const secret = randomBytes(32).toString('hex');
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-samples-'));
  const env = { DATABASE_URL: database.url, COUNTERSIGN_SECRET: secret };
  const server = await RunningServer.start({ dataDir, env });
  // Answers take effect at once, but where a test is about the time to undo them.
  const key = await server.createKey('demo', ['settings:write']);
  const changed = await new RestClient(server.url, key).send('PATCH', '/settings', {
    body: { undoSeconds: 0 },
  });
  if (changed.status !== 200) throw new Error(`The settings answered ${changed.status}`);
  await server.stop('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
  project.provide('samples', { database: database.name, secret });
  return async () => database[Symbol.asyncDispose]();
}
