import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReview, aRun, aStart } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';
import { readVitals } from './readVitals.ts';
import { newestSchema, schemaNumber } from './schemaNumber.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

it('counts what waits for people and measures how late the rest is', async () => {
  const { worker } = opened.database;
  expect(await readVitals(worker)).toMatchObject({
    ...{ parkedEffects: 0, openReviews: 0, overdueReviews: 0, effectLagSeconds: 0, timerLagSeconds: 0 },
    connections: expect.any(Number),
  });
  const effect = { kind: 'action', node: 'pay', input: {}, once: false } as const;
  const effects = [1, 2].map((visit) => ({ ...effect, key: `pay/${visit}`, visit }));
  const run = aRun();
  const openedReviews = [aReview({ runId: run.id, dueInMs: 60_000 }), aReview({ runId: run.id })];
  await opened.ports.store.commitTurns([aStart(run, { effects, openedReviews })], null);
  const { sql } = opened.test;
  await sql`update effects set due_at = now() - interval '90 seconds' where key = 'pay/1'`;
  await sql`update effects set problem = '{}', due_at = now() - interval '1 hour' where key = 'pay/2'`;
  await sql`update reviews set due_at = now() - interval '1 second' where due_at is not null`;
  const vitals = await readVitals(worker);
  expect(vitals).toMatchObject({ parkedEffects: 1, openReviews: 2, overdueReviews: 1 });
  expect(Math.round(vitals.effectLagSeconds / 10)).toBe(9);
});

it('knows which schema the database has', async () => {
  expect(await schemaNumber(opened.database.worker)).toBe(await newestSchema());
});
