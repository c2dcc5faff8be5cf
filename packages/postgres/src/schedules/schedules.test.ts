import type { ScheduleTrigger, WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANN, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

const SCHEDULE: ScheduleTrigger = { cron: '0 9 * * *', missed: 'once', input: {} };
let artefacts = 0;

/** Publishes another version, with a schedule or without. */
async function publish(
  slug: string,
  schedule: ScheduleTrigger | null,
  workspaceId: WorkspaceId = WORKSPACE,
): Promise<void> {
  const { flows } = opened.ports;
  const trigger = {
    kind: 'trigger',
    config: { channels: schedule ? ['api', 'schedule'] : ['api'], ...(schedule && { schedule }) },
  };
  const settings = { timeZone: 'Europe/Berlin' };
  const document = { name: slug, description: '', nodes: [trigger], settings } as never; // safe: stored as it is
  await flows.create(workspaceId, { slug, document, actor: ANN });
  const artefact = { hash: `artefact-${++artefacts}` } as never; // safe: stored as it is
  const published = await flows.publish(workspaceId, {
    slug,
    document,
    artefact,
    checkpoints: [],
    actor: ANN,
  });
  expect(published.ok).toBe(true);
}

const find = async (flow: string) => (await opened.ports.schedules.list(WORKSPACE, { flow }))[0];

/** The stored row, whether it is in force or not. */
async function row(slug: string) {
  const [found] = await opened.test.sql<{ since: Date; due_at: Date | null; token: number }[]>`
    select since, due_at, token from schedules join flows on flows.id = flow_id
    where flows.workspace_id = ${WORKSPACE} and slug = ${slug}`;
  return found!;
}

/** Moves every schedule of a flow back in time, as if so much had passed since. */
const pass = (slug: string, interval: string) => opened.test.sql`
  update schedules set since = since - ${interval}::interval, due_at = due_at - ${interval}::interval
  from flows where flows.id = flow_id and slug = ${slug}`;

it('comes with a version that has one, in the time zone of the flow, and is due to be looked at', async () => {
  await publish('daily', SCHEDULE);
  expect(await find('daily')).toMatchObject({
    ...{ flow: 'daily', version: 1, cron: '0 9 * * *', timeZone: 'Europe/Berlin', missed: 'once', input: {} },
    ...{ paused: false, last: null },
  });
  expect(await opened.ports.schedules.list(OTHER_WORKSPACE, {})).toEqual([]);
});

it('goes on where it is when the next version has the same, and begins anew with other times', async () => {
  await publish('steady', SCHEDULE);
  await pass('steady', '1 day');
  const before = await row('steady');
  await publish('steady', { ...SCHEDULE, input: { more: true } });
  expect(await row('steady')).toMatchObject({ since: before.since, due_at: before.due_at });
  expect(await find('steady')).toMatchObject({ version: 2, input: { more: true } });
  await publish('steady', { ...SCHEDULE, cron: '0 10 * * *' });
  expect((await row('steady')).since.getTime()).toBeGreaterThan(before.since.getTime());
});

it('goes with a version that has none and with the archive, and makes up for nothing when it comes back', async () => {
  await publish('fleeting', SCHEDULE);
  await publish('fleeting', null);
  expect(await find('fleeting')).toBeUndefined();
  await publish('fleeting', SCHEDULE);
  await pass('fleeting', '3 days');
  await opened.ports.flows.archive(WORKSPACE, 'fleeting', true, ANN);
  expect(await find('fleeting')).toBeUndefined();
  const since = (await row('fleeting')).since;
  await opened.ports.flows.archive(WORKSPACE, 'fleeting', false, ANN);
  expect(await find('fleeting')).toMatchObject({ version: 3 });
  expect((await row('fleeting')).since.getTime() - since.getTime()).toBeGreaterThan(86_400_000);
});

it('is claimed once by many workers, and again when the lease has run out', async () => {
  const queue = opened.ports.scheduleQueue;
  while ((await queue.claim(100, 60_000)).length > 0);
  await publish('wanted', SCHEDULE);
  const claims = await Promise.all(Array.from({ length: 8 }, () => queue.claim(100, 60_000)));
  const [claimed, ...others] = claims.flat();
  expect(others).toEqual([]);
  expect(claimed).toMatchObject({
    workspaceId: WORKSPACE,
    flow: 'wanted',
    timeZone: 'Europe/Berlin',
    input: {},
  });
  expect(claimed!.now.getTime()).toBeGreaterThanOrEqual(claimed!.since.getTime());
  await pass('wanted', '2 minutes');
  const [again] = await queue.claim(100, 60_000);
  expect(again!.token).toBe(claimed!.token + 1);

  const last = { status: 'started', slot: 's', at: 'a', runId: null, missed: 0, problem: null } as const;
  const next = { since: new Date('2030-01-01T00:00:00Z'), dueAt: new Date('2030-01-02T00:00:00Z'), last };
  await queue.settle(claimed!, next);
  expect(await find('wanted')).toMatchObject({ last: null });
  await queue.settle(again!, next);
  expect(await find('wanted')).toMatchObject({ dueAt: '2030-01-02T00:00:00.000Z', last });
  expect(await queue.claim(100, 60_000)).toEqual([]);
});

it('is not settled over a version that was published meanwhile', async () => {
  const queue = opened.ports.scheduleQueue;
  await publish('changing', SCHEDULE);
  const [claimed] = await queue.claim(100, 60_000);
  await publish('changing', { ...SCHEDULE, cron: '30 7 * * *' });
  await queue.settle(claimed!, { since: new Date(), dueAt: null, last: null });
  expect((await row('changing')).due_at).not.toBeNull();
  expect((await queue.claim(100, 60_000)).map(({ cron }) => cron)).toEqual(['30 7 * * *']);
});

it('rests while it is paused, goes on from then, and both are on record', async () => {
  const { schedules, scheduleQueue } = opened.ports;
  await publish('resting', SCHEDULE);
  const change = { flow: 'resting', actor: ANN };
  expect(await schedules.setPaused(WORKSPACE, { ...change, paused: true })).toMatchObject({
    paused: true,
    dueAt: null,
  });
  await pass('resting', '5 days');
  expect(await scheduleQueue.claim(100, 60_000)).toEqual([]);
  await schedules.setPaused(WORKSPACE, { ...change, paused: false });
  const [claimed] = await scheduleQueue.claim(100, 60_000);
  expect(claimed!.now.getTime() - claimed!.since.getTime()).toBeLessThan(60_000);
  expect(await schedules.setPaused(OTHER_WORKSPACE, { ...change, paused: true })).toBeNull();
  const audit = await opened.ports.audit.list(WORKSPACE, 0, 1_000);
  expect(audit.map(({ action }) => action).filter((action) => action.startsWith('schedule'))).toEqual([
    'schedule.paused',
    'schedule.resumed',
  ]);
});
