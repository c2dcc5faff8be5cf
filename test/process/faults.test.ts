import { describe, expect, it } from 'vitest';
import { killDatabase } from '../chaos/scenarios/databaseKills.ts';
import { raceDeadlines } from '../chaos/scenarios/deadlineRaces.ts';
import { killFiledCalls } from '../chaos/scenarios/filedCalls.ts';
import { freezeWorker } from '../chaos/scenarios/frozenWorker.ts';
import { loseConnections } from '../chaos/scenarios/lostConnections.ts';
import { poisonWorkers } from '../chaos/scenarios/poisonSteps.ts';
import { stopPostgres } from '../chaos/scenarios/postgresStops.ts';
import { restartInTurn } from '../chaos/scenarios/rollingRestart.ts';
import { sleepThrough } from '../chaos/scenarios/sleptThrough.ts';
import { raceVerdicts } from '../chaos/scenarios/verdictRaces.ts';
import { killWorkers } from '../chaos/scenarios/workerKills.ts';

/** The fault table in small; `pnpm test:chaos` runs it in full. Each scenario throws when something does not hold. */
const LIMIT_MS = 240_000;

describe.concurrent('several processes on one Postgres', () => {
  it(
    'G2 G3 end every run once although workers are killed',
    async () => {
      const report = await killWorkers({ runs: 40, workers: 2, seed: 1, overMs: 8_000, leaseSeconds: 5 });
      expect(report['kills']).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );

  it(
    'G3 refuse the late commits of a worker that was frozen past its lease',
    async () => {
      const { effects = 0, refused = 0, letGo = 0 } = await freezeWorker(2);
      expect(effects).toBeGreaterThanOrEqual(8);
      expect(refused).toBeGreaterThan(0);
      expect(refused + letGo).toBeGreaterThanOrEqual(effects);
    },
    LIMIT_MS,
  );

  it(
    'G1 G3 start a run for each row of a file and for each call once although workers are killed',
    async () => {
      const plan = { rows: 600, callers: 6, kills: 3, workers: 2, seed: 1, leaseSeconds: 5 };
      const { rows, ...report } = await killFiledCalls(plan);
      expect(rows).toBeGreaterThanOrEqual(plan.rows);
      expect(report).toMatchObject({ ended: (rows ?? 0) + 24, parked: 0 });
    },
    LIMIT_MS,
  );

  it(
    'G4 take one of several opposite verdicts that come at the same moment, by REST and by the studio',
    async () => {
      const { verdicts, refused } = await raceVerdicts({ items: 50, seed: 1 });
      expect(refused).toBe((verdicts ?? 0) - 50);
    },
    LIMIT_MS,
  );

  it(
    'G4 G13 let either the verdict or the deadline win, never both',
    async () => {
      const { items, answered, expired } = await raceDeadlines({ items: 32, seed: 1 });
      expect(items).toBeGreaterThanOrEqual(32);
      expect(Math.min(answered ?? 0, expired ?? 0)).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );

  it(
    'G9 park a step that ends every worker that takes it, until an owner has it retried, skipped or failed',
    async () => {
      const plan = { poisons: 3, workers: 2, kinds: ['exit'], leaseSeconds: 5 } as const;
      const { deaths, ...report } = await poisonWorkers(plan);
      expect(deaths).toBeGreaterThanOrEqual(5);
      expect(report).toMatchObject({ parked: 0, retried: 1, skipped: 1, failed: 1 });
    },
    LIMIT_MS,
  );

  it(
    'G1 G2 G3 end every run once although Postgres is stopped without warning',
    async () => {
      const plan = { runs: 28, seed: 1, overMs: 8_000, pauseMs: [1_500, 3_000] } as const;
      expect((await stopPostgres(plan))['stops']).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );

  it(
    'G6 fire timers at most five seconds late, and after there is a worker again',
    async () => {
      expect(await sleepThrough(10)).toMatchObject({ runs: 20, sleptThrough: 10, ended: 20, repeated: 0 });
    },
    LIMIT_MS,
  );

  it(
    'go on without the connection that hears of what there is to do, and listen again',
    async () => {
      const report = await loseConnections({ rounds: 1, faults: ['unlistened'] });
      expect(report['unlistened']).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );

  it(
    'give claims back at once when they are told to stop',
    async () => {
      expect(await restartInTurn(1)).toMatchObject({ stops: 3, repeated: 0 });
    },
    LIMIT_MS,
  );

  it(
    'G1 lose no acknowledged start when the database is killed',
    async () => {
      // How soon it is back is measured where nothing else is at work.
      const plan = { kills: 3, seed: 1, readyMs: 60_000 };
      expect(await killDatabase(plan)).toMatchObject({ kills: 3, runs: 30 });
    },
    LIMIT_MS,
  );
});
