import type { ScheduleTrigger } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { CaseBatch, CaseOutcome, CaseQueue } from '../ports/caseFiles.ts';
import type { ScheduleQueue } from '../ports/schedules.ts';
import { aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';
import { MemoryScheduleQueue } from '../testing/MemoryScheduleQueue.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import { TriggerWorker } from './TriggerWorker.ts';

const MINUTE_MS = 60_000;
const NO_CASES: CaseQueue = { claim: async () => null, settle: async () => {} };

const START = {
  channels: ['schedule', 'file'],
  schedule: { cron: '0 9 * * *', input: { order: 'daily' } },
};

type Sketch = Partial<Omit<ScheduleTrigger, 'timeZone'>> & {
  readonly at: string;
  readonly timeZone?: string;
};

/** A flow that starts by schedule, and two workers that look after it. */
function aSchedule({ at, ...trigger }: Sketch) {
  const clock = new ManualClock(at);
  const runtime = aRuntime({ clock, artefact: artefactOf(refundDocument({ configs: { start: START } })) });
  const queue = new MemoryScheduleQueue(clock);
  queue.add({
    ...{ workspaceId: WORKSPACE, flowId: 'f1', flow: 'refunds', cron: '0 9 * * *', timeZone: 'UTC' },
    ...{ missed: 'once', input: { order: 'daily' } },
    ...trigger,
  });
  const start = runtime.client.start.bind(runtime.client);
  const worker = (schedules: ScheduleQueue = queue) =>
    new TriggerWorker({
      schedules,
      cases: NO_CASES,
      start,
      clock,
      onError: (error) => runtime.errors.push(error),
    });
  const [one, two] = [worker(), worker()];
  /** Lets time pass in steps of a minute, with both workers looking. */
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      clock.advance(MINUTE_MS);
      await Promise.all([one.tick(), two.tick()]);
    }
  };
  const starts = async () => {
    const { items } = await runtime.store.runs.list(WORKSPACE, { limit: 500 });
    return items.map(({ createdAt }) => createdAt.slice(0, 16)).sort();
  };
  return { ...runtime, clock, queue, worker, one, two, pass, starts, last: () => queue.entries[0]?.last };
}

describe('a schedule', () => {
  it('starts one run at each of its times, however many workers look', async () => {
    const { one, pass, starts, last } = aSchedule({ at: '2026-05-04T08:57:30Z', cron: '*/2 9 * * *' });
    await one.tick();
    await pass(8);
    expect(await starts()).toEqual(['2026-05-04T09:00', '2026-05-04T09:02', '2026-05-04T09:04']);
    expect(last()).toMatchObject({
      status: 'started',
      slot: '2026-05-04T09:04:00.000Z',
      missed: 0,
      problem: null,
    });
  });

  it('starts nothing twice when a worker dies between the start and its note', async () => {
    const { clock, queue, worker, one, starts } = aSchedule({ at: '2026-05-04T08:59:59Z' });
    await one.tick();
    clock.advance(2_000);
    const dying: ScheduleQueue = {
      claim: (limit, leaseMs) => queue.claim(limit, leaseMs),
      settle: () => Promise.reject(new Error('killed')),
    };
    await expect(worker(dying).tick()).rejects.toThrow('killed');
    expect((await starts()).length).toBe(1);
    clock.advance(31_000);
    await one.tick();
    expect((await starts()).length).toBe(1);
    expect(queue.entries[0]?.dueAt?.toISOString()).toBe('2026-05-05T09:00:00.000Z');
  });

  it.each([
    ['Europe/Berlin', '30 2 * * *', '2026-03-28T22:59:00Z', ['2026-03-29T01:00']],
    ['America/New_York', '0,30 2 * * *', '2026-03-08T04:59:00Z', ['2026-03-08T07:00']],
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T22:59:00Z', ['2026-10-25T00:30']],
    ['America/New_York', '30 1 * * *', '2026-11-01T03:59:00Z', ['2026-11-01T05:30']],
  ])('starts once where the clocks change in %s (%s)', async (timeZone, cron, at, slots) => {
    const { one, pass, starts } = aSchedule({ at, timeZone, cron });
    await one.tick();
    await pass(8 * 60);
    expect(await starts()).toEqual(slots);
  });

  it('does not start again what it has started when the clock is set back', async () => {
    const { one, clock, pass, starts } = aSchedule({ at: '2026-05-04T08:58:00Z', cron: '*/10 * * * *' });
    await one.tick();
    await pass(15);
    expect((await starts()).length).toBe(2);
    clock.advance(-60 * MINUTE_MS);
    await pass(55);
    expect((await starts()).length).toBe(2);
    await pass(20);
    expect((await starts()).length).toBe(3);
  });
});

describe('times that came while nobody looked', () => {
  const afterDays = async (missed: ScheduleTrigger['missed'], cron = '0 9 * * *') => {
    const scene = aSchedule({ at: '2026-05-04T12:00:00Z', missed, cron });
    await scene.one.tick();
    scene.clock.advance(4 * 24 * 60 * MINUTE_MS);
    await Promise.all([scene.one.tick(), scene.two.tick()]);
    return scene;
  };

  it('are passed over, visibly', async () => {
    const { starts, last, pass } = await afterDays('skip');
    expect(await starts()).toEqual([]);
    expect(last()).toMatchObject({
      status: 'skipped',
      slot: '2026-05-08T09:00:00.000Z',
      missed: 4,
      runId: null,
    });
    await pass(21 * 60);
    expect((await starts()).length).toBe(1);
  });

  it('lead to one start for all of them', async () => {
    const { starts, last } = await afterDays('once');
    expect((await starts()).length).toBe(1);
    expect(last()).toMatchObject({ status: 'started', slot: '2026-05-08T09:00:00.000Z', missed: 3 });
  });

  it('lead to a start for each', async () => {
    const { starts, last } = await afterDays('all');
    expect((await starts()).length).toBe(4);
    expect(last()).toMatchObject({ status: 'started', missed: 0 });
  });

  it('lead to a hundred starts at most', async () => {
    const { starts, last } = await afterDays('all', '*/10 * * * *');
    expect((await starts()).length).toBe(100);
    expect(last()?.missed).toBeGreaterThan(0);
  });
});

it('shows why a schedule could start nothing, and tries again at the next time', async () => {
  const { one, pass, starts, last } = aSchedule({ at: '2026-05-04T08:59:30Z', input: { order: 7 } });
  await one.tick();
  await pass(1);
  expect(await starts()).toEqual([]);
  expect(last()).toMatchObject({ status: 'failed', runId: null, problem: { code: 'schema_violation' } });
});

it('starts a run for each row of a file, the same ones when a batch comes again', async () => {
  const { client, clock, errors, starts } = aSchedule({ at: '2026-05-04T08:00:00Z', cron: '0 0 1 1 *' });
  const row = (number: number, input: object) =>
    ({
      row: number,
      line: number,
      input,
      subject: null,
      caseType: null,
      problem: null,
    }) as CaseBatch['rows'][number];
  const rows = [row(1, { order: 'A' }), row(2, { order: 5 }), row(3, { order: 'C' })];
  const names = {
    workspaceId: WORKSPACE,
    fileId: 'file-1',
    flow: 'refunds',
    startedBy: 'ada',
    priority: null,
  };
  const settled: (readonly CaseOutcome[])[] = [];
  const cases: CaseQueue = {
    claim: async () => ({ ...names, token: 1, rows }),
    settle: async (_batch, outcomes) => void settled.push(outcomes),
  };
  const worker = new TriggerWorker({
    ...{
      cases,
      clock,
      schedules: new MemoryScheduleQueue(clock),
      onError: (error: unknown) => errors.push(error),
    },
    start: client.start.bind(client),
  });
  await worker.tick();
  await worker.tick();
  expect((await starts()).length).toBe(2);
  expect(settled[0]).toMatchObject([
    { row: 1, problem: null },
    { row: 2, runId: null, problem: { code: 'schema_violation', at: '/input/order' } },
    { row: 3, problem: null },
  ]);
  expect(settled[1]).toEqual(settled[0]);
});
