import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { HttpServer } from './http/createHttpServer.ts';
import type { Foundation } from './openFoundation.ts';
import type { RetentionKeeper } from './retention/RetentionKeeper.ts';
import type { Filling } from './reviews/startFilling.ts';
import type { StopTracing } from './tracing/exportSpans.ts';

export type RunningParts = {
  readonly foundation: Foundation;
  readonly http: HttpServer | null;
  readonly operationsServer: FastifyInstance | null;
  readonly keeper: RetentionKeeper;
  /** Null where no runs are worked on. */
  readonly filling: Filling | null;
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
  foundation,
  http,
  operationsServer,
  keeper,
  filling,
  stopTracing,
}: RunningParts): Promise<void> {
  foundation.operations.readiness.beginStop();
  const { worker, triggers, indexer, notices } = foundation;
  await Promise.all([
    http === null ? null : closeGently(http),
    triggers.stop().then(() => worker.stop()),
    keeper.stop(),
    indexer.stop(),
    notices.stop(),
    filling?.stop(),
  ]);
  await stopTracing();
  await operationsServer?.close();
  await foundation.close();
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
