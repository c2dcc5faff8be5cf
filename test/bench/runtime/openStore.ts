import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceId } from '@countersign/model';
import { createPorts, openDatabase } from '@countersign/postgres';
import type { Actor, Reviews, Runs, Store } from '@countersign/runtime';
import { MemoryStore } from '@countersign/runtime/memory';
import postgres from 'postgres';
import { serverCpuMs } from '../data/serverCpuMs.ts';
import { gateArtefact, gateDocument } from './gateFlow.ts';

export const WORKSPACE = 'bench' as WorkspaceId; // safe: not empty
export const ACTOR: Actor = { type: 'user', id: 'bench', name: 'Bench' };

export type BenchStore = {
  readonly store: Store;
  readonly runs: Runs;
  readonly reviews: Reviews;
  /** Address of the database; empty for a store without one. */
  readonly url: string;
  /** Write-ahead log so far, and the full pages among it; 0 for a store without one. */
  readonly wal: () => Promise<{ readonly bytes: number; readonly fullPages: number }>;
  /** CPU milliseconds that the database's processes have used so far, as far as they run here. */
  readonly serverCpuMs: () => Promise<number>;
  /** Bytes of the database without what is no longer in use; 0 for a store without one. */
  readonly databaseBytes: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** A fresh store with the flow published: in memory, or on a database of its own. */
export async function openStore(kind: string, databaseUrl: string | undefined): Promise<BenchStore> {
  if (kind === 'memory') return openMemory();
  if (kind === 'postgres') return openPostgres(databaseUrl);
  throw new Error(`There is no store "${kind}"; choose memory or postgres.`);
}

const NO_DATABASE = {
  url: '',
  wal: async () => ({ bytes: 0, fullPages: 0 }),
  serverCpuMs: async () => 0,
  databaseBytes: async () => 0,
};

function openMemory(): BenchStore {
  const store = new MemoryStore();
  const artefact = gateArtefact();
  const { flowId } = store.putVersion(WORKSPACE, { flow: 'one-gate', version: 1, artefact });
  const gate = artefact.nodes['check']?.node;
  if (gate?.kind !== 'gate') throw new Error('The flow has lost its gate');
  const living = { policy: gate.config.policy, policyVersion: 1, rung: 0, killSwitch: null };
  store.putCheckpoint({ id: 'c1', workspaceId: WORKSPACE, flowId, key: 'check', ...living });
  return { store, runs: store.runs, reviews: store.reviews, ...NO_DATABASE, close: async () => {} };
}

async function openPostgres(databaseUrl: string | undefined): Promise<BenchStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const opened = await openDatabase({ dataDir, databaseUrl });
  if (!opened.ok) throw new Error(opened.problem.message);
  const database = opened.value;
  const { store, runs, reviews, flows } = createPorts(database);
  const artefact = gateArtefact();
  const gate = artefact.nodes['check']?.node;
  if (gate?.kind !== 'gate') throw new Error('The flow has lost its gate');
  const checkpoints = [{ key: 'check', title: 'Check', policy: gate.config.policy }];
  await flows.create(WORKSPACE, { slug: 'one-gate', document: gateDocument, actor: ACTOR });
  const publication = { slug: 'one-gate', document: gateDocument, artefact, checkpoints, actor: ACTOR };
  const published = await flows.publish(WORKSPACE, publication);
  if (!published.ok) throw new Error(published.problem.message);
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  const wal = async () => {
    const [row] = await sql<{ bytes: number; fullPages: number }[]>`
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::double precision as bytes,
        (select wal_fpi::double precision from pg_stat_wal) as "fullPages"`;
    return row ?? { bytes: 0, fullPages: 0 };
  };
  const readServerCpu = async () => {
    const processes = await sql<{ pid: number }[]>`select pid from pg_stat_activity`;
    return serverCpuMs(processes.map(({ pid }) => pid));
  };
  const databaseBytes = async () => {
    await sql`vacuum`;
    const [row] = await sql<{ bytes: number }[]>`
      select pg_database_size(current_database())::double precision as bytes`;
    return row?.bytes ?? 0;
  };
  const close = async () => {
    await sql.end();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const figures = { wal, serverCpuMs: readServerCpu, databaseBytes };
  return { store, runs, reviews, url: database.url, ...figures, close };
}
