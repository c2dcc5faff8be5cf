import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedServer } from '../embedded/EmbeddedServer.ts';
import { findProgram } from '../embedded/findProgram.ts';

/** One real server for all tests of a user, whatever package or working copy they belong to. */
export async function openTestServer(): Promise<EmbeddedServer> {
  const { version } = findProgram();
  const folder = path.join(os.tmpdir(), `countersign-test-${os.userInfo().uid}-${version}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return EmbeddedServer.open(folder);
}
