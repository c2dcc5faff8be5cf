import { type Database, newestSchema, readVitals, schemaNumber } from '@countersign/postgres';
import type { Observer } from '@countersign/runtime';
import type { Logger } from 'pino';
import { logObserver } from '../log/logObserver.ts';
import { createMetrics, type Metrics } from '../metrics/createMetrics.ts';
import { traceObserver } from '../tracing/traceObserver.ts';
import { joinObservers } from './joinObservers.ts';
import { Readiness } from './Readiness.ts';

/** What whoever operates a process can see of it. */
export type Operations = {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Tells all of it what the runtime does. */
  readonly observer: Observer;
};

export async function createOperations({ worker }: Database, logger: Logger | null): Promise<Operations> {
  const metrics = createMetrics(() => readVitals(worker));
  const readiness = new Readiness({
    schemaNumber: () => schemaNumber(worker),
    newestSchema: await newestSchema(),
  });
  const logs = logger === null ? [] : [logObserver(logger)];
  const observer = joinObservers([traceObserver, metrics.observer, readiness.observer, ...logs]);
  return { metrics, readiness, observer };
}
