import type { Vitals } from '@countersign/postgres';
import type { Observer } from '@countersign/runtime';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { within } from '../operations/within.ts';

/** Vitals are asked for at most this often, however many look. */
const VITALS_MS = 5_000;
/** A database that does not answer in this time counts as away. */
const PATIENCE_MS = 2_000;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const BATCHES = [1, 2, 5, 10, 25, 50, 100, 250];

type HttpAnswer = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
};

export type Metrics = {
  readonly observer: Observer;
  readonly answered: (answer: HttpAnswer) => void;
  readonly contentType: string;
  /** Everything in the text format of Prometheus. */
  readonly text: () => Promise<string>;
};

/**
 * Counts and measures what one process does. No label names a workspace, a flow or a case: their number is not bounded,
 * and whoever watches the machines need not know the clients.
 */
export function createMetrics(readVitals: () => Promise<Vitals>): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: 20 });
  const look = countVitals(register, readVitals);
  return {
    observer: countWork(register),
    answered: countAnswers(register),
    contentType: register.contentType,
    text: async () => {
      await look();
      return register.metrics();
    },
  };
}

function countAnswers(register: Registry): Metrics['answered'] {
  const total = new Counter({
    ...{ name: 'countersign_http_requests_total', help: 'Answered requests.', registers: [register] },
    labelNames: ['method', 'route', 'status'],
  });
  const seconds = new Histogram({
    ...{ name: 'countersign_http_request_seconds', help: 'Time to answer.', registers: [register] },
    ...{ labelNames: ['route'], buckets: SECONDS },
  });
  return ({ method, route, status, seconds: took }) => {
    total.inc({ method, route, status });
    seconds.observe({ route }, took);
  };
}

function countWork(register: Registry): Observer {
  const registers = [register];
  const counter = <TLabel extends string>(name: string, help: string, labelNames: TLabel[] = []) =>
    new Counter({ name: `countersign_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, options: { buckets: number[]; labelNames?: string[] }) =>
    new Histogram({ name: `countersign_${name}`, help, registers, ...options });
  const turns = counter('turns_total', 'Turns by cause and by what became of them.', ['cause', 'outcome']);
  const batch = histogram('turn_batch_size', 'Turns written in one transaction.', { buckets: BATCHES });
  const commit = histogram('commit_seconds', 'Time of one transaction of turns.', { buckets: SECONDS });
  const runs = counter('runs_total', 'Runs that were started, and that came to an end.', ['status']);
  const effects = counter('effects_total', 'Attempts at effects.', ['kind', 'result']);
  const effect = histogram('effect_seconds', 'Time of an attempt with the commit of its result.', {
    ...{ buckets: SECONDS, labelNames: ['kind'] },
  });
  const retries = counter('retries_total', 'Attempts that are made again later.');
  const incidents = counter('incidents_total', 'Steps that were parked for a person.');
  const putOffs = counter('put_off_total', 'Timers and sweeps that broke and are tried again later.', [
    'what',
  ]);
  const losses = counter('lease_losses_total', 'Effects that another worker took over.');

  return {
    turnsCommitted(committed, outcomes, ms) {
      batch.observe(committed.length);
      commit.observe(ms / 1_000);
      for (const [index, { cause, status }] of committed.entries()) {
        const outcome = outcomes[index]?.type ?? 'lost';
        turns.inc({ cause: cause.type, outcome });
        if (outcome !== 'committed') continue;
        if (cause.type === 'start') runs.inc({ status: 'started' });
        if (status === 'ended' || status === 'failed' || status === 'cancelled') runs.inc({ status });
        if (cause.type === 'retry') retries.inc();
        if (cause.type === 'park') incidents.inc();
      }
    },
    async aroundEffect({ kind }, _place, attempt) {
      const stop = effect.startTimer({ kind });
      try {
        const result = await attempt();
        effects.inc({ kind, result });
        return result;
      } catch (error) {
        effects.inc({ kind, result: 'broke' });
        throw error;
      } finally {
        stop();
      }
    },
    leasesLost: (count) => losses.inc(count),
    putOff: (what) => putOffs.inc({ what }),
  };
}

const VITALS = {
  parkedEffects: ['incidents', 'Steps that wait for a person (counted up to 100,000).'],
  openReviews: ['reviews_open', 'Reviews that wait for a verdict (counted up to 100,000).'],
  overdueReviews: ['reviews_overdue', 'Open reviews whose time is over.'],
  effectLagSeconds: ['effect_lag_seconds', 'How long the oldest effect waits to be begun.'],
  timerLagSeconds: ['timer_lag_seconds', 'How late the oldest timer is.'],
  connections: ['database_connections', 'Sessions of all processes on the database.'],
} as const satisfies Readonly<Record<keyof Vitals, readonly [string, string]>>;

/** What the database knows; answers how to look again. While it is away its numbers are missing, not zero. */
function countVitals(register: Registry, readVitals: () => Promise<Vitals>): () => Promise<void> {
  const registers = [register];
  const isUp = new Gauge({
    name: 'countersign_database_up',
    help: '1 when the database answers.',
    registers,
  });
  const answer = new Gauge({
    name: 'countersign_database_answer_seconds',
    help: 'Time until a connection of the pool was free and had answered.',
    registers,
  });
  const gauges = Object.entries(VITALS).map(([key, [name, help]]) => {
    const gauge = new Gauge({ name: `countersign_${name}`, help, registers });
    return [key as keyof Vitals, gauge] as const; // safe: the keys of VITALS
  });
  const look = async () => {
    const begun = performance.now();
    const vitals = await within(PATIENCE_MS, readVitals).catch(() => null);
    isUp.set(vitals === null ? 0 : 1);
    answer.set((performance.now() - begun) / 1_000);
    for (const [key, gauge] of gauges) {
      if (vitals === null) gauge.remove();
      else gauge.set(vitals[key]);
    }
  };
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();
  return () => {
    if (performance.now() - lookedAt < VITALS_MS) return looking;
    lookedAt = performance.now();
    looking = look();
    return looking;
  };
}
