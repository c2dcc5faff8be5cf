import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { HttpServer } from './http/createHttpServer.ts';
import type { Installation } from './openInstallation.ts';
import type { RetentionKeeper } from './retention/RetentionKeeper.ts';
import type { StopTracing } from './tracing/exportSpans.ts';

export type RunningParts = {
  readonly installation: Installation;
  readonly http: HttpServer | null;
  readonly operationsServer: FastifyInstance | null;
  readonly keeper: RetentionKeeper;
  readonly stopTracing: StopTracing;
};

/** How long requests under way may take when the server stops. */
const REQUESTS_MS = 3_000;
/** For so long a stopping server goes on saying that it stops, so that whoever directs requests hears of it. */
const NOTICE_MS = 300;

/**
 * Stops without losing anything: `/ready` says so first and new requests are told to come again; then what is under way
 * ends or is given back; the connections are closed, and the database last.
 */
export async function stopServer({
  installation,
  http,
  operationsServer,
  keeper,
  stopTracing,
}: RunningParts): Promise<void> {
  installation.operations.readiness.beginStop();
  const { worker, triggers } = installation;
  await Promise.all([
    http === null ? null : closeGently(http),
    triggers.stop().then(() => worker.stop()),
    keeper.stop(),
  ]);
  await stopTracing();
  await operationsServer?.close();
  await installation.close();
}

async function closeGently({ app, drain }: HttpServer): Promise<void> {
  const late = new AbortController();
  const tooLate = sleep(REQUESTS_MS, null, { signal: late.signal }).catch(() => null);
  await Promise.race([Promise.all([drain(), sleep(NOTICE_MS)]), tooLate]);
  const closed = app.close();
  await Promise.race([closed, tooLate]);
  late.abort();
  app.server.closeAllConnections();
  await closed;
}
