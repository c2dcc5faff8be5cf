import type { RunId } from '@countersign/model';
import type { Actor, IndexedCase, NewRun, Turn } from '@countersign/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdReviews } from '../caseIndex/holdReviews.ts';
import { insertCaseTexts } from '../caseIndex/insertCaseTexts.ts';
import { ANN, aReview, aRun, aStart, aTurn, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';
import { type ArchivedRun, createRetention, type Retention } from './createRetention.ts';
import { TABLES_OF_RUNS } from './deleteRuns.ts';

const CHECKPOINT = '00000000-0000-4000-8000-000000000009';
const LONG_AGO = new Date('2020-01-01');
const NOW = new Date(Date.now() + 60_000);

let opened: TestPorts;
let retention: Retention;
beforeAll(async () => {
  opened = await openTestPorts();
  retention = createRetention(opened.database);
});
afterAll(() => opened[Symbol.asyncDispose]());

/** A run with a review, a ledger line, a message and a timer. */
async function started(changes: Partial<NewRun> = {}) {
  const run = aRun({ input: { name: 'Mrs Secret' }, subject: 'Mrs Secret', ...changes });
  const review = aReview({ runId: run.id });
  const entry = { type: 'decided', decision: 'held', runId: run.id } as never;
  const timers = [{ id: 't', node: 'n', visit: 1, name: 'expires', due: { inMs: 60_000 } }] as never;
  const events: Turn['events'] = [
    { type: 'action.done', at: '2026-01-01T00:00:00.000Z', node: 'mail', visit: 1, data: {} },
  ];
  const turn = { openedReviews: [review], ledger: [{ checkpointId: CHECKPOINT, entry }], timers, events };
  const [outcome] = await opened.ports.store.commitTurns([aStart(run, turn)], null);
  expect(outcome?.type).toBe('committed');
  const message = { to: 'a', subject: 'Mrs Secret', body: 'b', idempotencyKey: `${run.id}/mail/1` };
  await opened.ports.mailbox.deliver(run.workspaceId, message);
  const told = `Mrs Secret waits: https://desk.example/w/a/inbox?review=${review.id}`;
  const notice = { ...message, body: told, idempotencyKey: `notice-${review.id}` };
  await opened.ports.mailbox.deliver(run.workspaceId, notice);
  return { run, review };
}

/** A person answered the review and the run is over. */
async function ended(changes: Partial<NewRun> = {}, days = 0): Promise<RunId> {
  const { run, review } = await started(changes);
  const message = `${JSON.stringify(run.input)} was wrong`;
  const verdict = { type: 'reject', message } as const;
  const { id: reviewId, etag } = review;
  const turn = aTurn({
    ...{ runId: run.id, workspaceId: run.workspaceId, status: 'ended', outcome: 'refused' },
    cause: { type: 'verdict', reviewId, etag, actor: ANN as Actor, verdict },
    cancelledTimers: ['t'],
  });
  const [outcome] = await opened.ports.store.commitTurns([turn], null);
  expect(outcome?.type).toBe('committed');
  const { sql } = opened.test;
  const shift = `${days} days`;
  await sql`
    update runs set created_at = created_at - ${shift}::interval, updated_at = updated_at - ${shift}::interval
    where id = ${run.id}`;
  await sql`update run_marks set created_at = created_at - ${shift}::interval where run_id = ${run.id}`;
  return run.id;
}

const isThere = async (id: RunId, workspaceId = WORKSPACE) =>
  (await opened.ports.runs.get(workspaceId, id)) !== null;

/** Whether a text stands anywhere in the database. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const { sql } = opened.test;
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public'`;
  const hits = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await sql`select from ${sql(name)} as t where t::text like ${`%${text}%`} limit 1`;
      return rows.length > 0 ? [name] : [];
    }),
  );
  return hits.flat();
}

it('knows every table that holds something of a run', async () => {
  const found = await opened.test.sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'run_id'`;
  expect(found.map(({ name }) => name).sort()).toEqual([...TABLES_OF_RUNS].sort());
});

it('takes away what is over for long, keeps it first, and leaves the rest alone', async () => {
  const old = await ended({}, 40);
  const young = await ended({}, 10);
  const foreign = await ended({ workspaceId: OTHER_WORKSPACE }, 40);
  const { run: waiting } = await started();
  await opened.test
    .sql`update runs set created_at = ${LONG_AGO}, updated_at = ${LONG_AGO} where id = ${waiting.id}`;
  const sampled = await ended({}, 40);
  await opened.test.sql`update reviews set status = 'open' where run_id = ${sampled}`;
  const { run: caller } = await started();
  const called = await ended({}, 40);
  await opened.test.sql`update runs set parent_run_id = ${caller.id} where id = ${called}`;
  const ledger = await opened.ports.checkpoints.ledger(WORKSPACE, CHECKPOINT, 0, 100);
  await opened.test.sql`
    insert into review_looks (workspace_id, review_id, actor, ms) select workspace_id, id, ${ANN.id}, 9 from reviews`;

  const kept: ArchivedRun[] = [];
  const keep = async (runs: readonly ArchivedRun[]) => {
    for (const { run } of runs) expect(await isThere(run.id as RunId)).toBe(true);
    kept.push(...runs);
  };
  const before = new Date(Date.now() - 30 * 24 * 60 * 60 * 1_000);
  expect(await retention.sweep({ workspaceId: WORKSPACE, before, keep })).toBe(1);

  expect(kept).toMatchObject([
    {
      run: { id: old, input: { name: 'Mrs Secret' }, status: 'ended', outcome: 'refused' },
      events: [{ seq: 1 }, { seq: 2 }],
      reviews: [{ status: 'decided', decidedBy: ANN.id, content: { question: 'May this be paid back?' } }],
    },
  ]);
  expect(await isThere(old)).toBe(false);
  const looks = await opened.test.sql`select run_id from review_looks left join reviews on id = review_id`;
  expect(looks.length).toBeGreaterThan(0);
  expect(looks.filter((look) => look['run_id'] === null)).toEqual([]);
  for (const id of [young, waiting.id, sampled, called]) expect(await isThere(id)).toBe(true);
  expect(await isThere(foreign, OTHER_WORKSPACE)).toBe(true);
  expect(await opened.ports.checkpoints.ledger(WORKSPACE, CHECKPOINT, 0, 100)).toEqual(ledger);
  expect((await opened.ports.audit.verify(WORKSPACE)).findings).toEqual([]);
});

it('deletes nothing that could not be kept', async () => {
  const id = await ended({}, 40);
  const keep = () => Promise.reject(new Error('no space left'));
  await expect(retention.sweep({ workspaceId: WORKSPACE, before: NOW, keep })).rejects.toThrow(
    'no space left',
  );
  expect(await isThere(id)).toBe(true);
});

it('takes away many runs in small steps, while somebody holds one of them', async () => {
  const ids: RunId[] = [];
  for (let n = 0; n < 60; n += 1) ids.push(await ended({}, 400));
  const held = ids[30]!;
  await opened.test.sql.begin(async (tx) => {
    await tx`select from runs where id = ${held} for update`;
    const before = new Date(Date.now() - 300 * 24 * 60 * 60 * 1_000);
    expect(await retention.sweep({ workspaceId: WORKSPACE, before, keep: null })).toBe(59);
  });
  expect(await isThere(held)).toBe(true);
});

it('G11: erases what a run says, and the chain still proves who decided', async () => {
  const id = await ended({ input: { name: 'Mr Forgotten' }, subject: 'Mr Forgotten' });
  const child = await ended({ input: { name: 'Mr Forgotten' } });
  await opened.test.sql`update runs set parent_run_id = ${id} where id = ${child}`;
  expect(await tablesWith('Mr Forgotten')).toContain('audit');
  const rows = (await opened.ports.audit.list(WORKSPACE, 0, 1_000)).length;
  expect(await retention.erase(WORKSPACE, id, ANN)).toEqual({ ok: true, value: { runs: 2 } });
  expect(await tablesWith('Mr Forgotten')).toEqual([]);
  const chain = await opened.ports.audit.list(WORKSPACE, 0, 1_000);
  expect(chain.length).toBe(rows + 2);
  expect(chain.at(-1)).toMatchObject({ actor: ANN.id, action: 'run.erased' });
  expect(chain.filter(({ action }) => action === 'review.reject').length).toBeGreaterThan(0);
  expect((await opened.ports.audit.verify(WORKSPACE)).findings).toEqual([]);
});

/** What the index makes of a run, without being asked to. */
const caseOf = ({ run, review }: Awaited<ReturnType<typeof started>>): IndexedCase => ({
  ...{ reviewId: review.id, runId: run.id, place: 'gate', caseType: null, decision: 'approve', amount: null },
  ...{
    verdict: 'approve',
    decidedAt: NOW.toISOString(),
    text: 'Mr Indexed',
    words: ['mr', 'indexed'],
    fields: [],
  },
});

it('leaves nothing of an erased run in the index, also when it was just being written', async () => {
  const { caseIndex } = opened.ports;
  const one = await started();
  const cause = { type: 'cancel', actor: ANN } as const;
  await opened.ports.store.commitTurns([aTurn({ runId: one.run.id, cause, status: 'cancelled' })], null);
  const indexing = Promise.withResolvers<void>();
  const erasing = indexing.promise.then(() => retention.erase(WORKSPACE, one.run.id, ANN));
  await opened.database.worker.begin(async (tx) => {
    await holdReviews(tx, WORKSPACE, [one.review.id]);
    indexing.resolve();
    await insertCaseTexts(tx, WORKSPACE, [caseOf(one)]);
  });
  expect(await erasing).toMatchObject({ ok: true });
  expect(await tablesWith('Mr Indexed')).toEqual([]);
  expect(await caseIndex.frequencies(WORKSPACE, ['indexed'], 'gate')).toMatchObject({ cases: 0 });
});

it('erases a run once, however often and by how many at once it is asked', async () => {
  const id = await ended();
  const before = (await opened.ports.audit.list(WORKSPACE, 0, 1_000)).length;
  const answers = await Promise.all([1, 2, 3].map(() => retention.erase(WORKSPACE, id, ANN)));
  expect(answers.filter((answer) => answer.ok && answer.value.runs === 1)).toHaveLength(1);
  for (const answer of answers) if (!answer.ok) expect(answer.problem.code).toBe('run_busy');
  expect(await retention.erase(WORKSPACE, id, ANN)).toEqual({ ok: true, value: { runs: 0 } });
  expect(await retention.erase(OTHER_WORKSPACE, id, ANN)).toMatchObject({
    problem: { code: 'run_not_found' },
  });
  expect((await opened.ports.audit.list(WORKSPACE, 0, 1_000)).length).toBe(before + 1);
});

it('erases neither a run that goes on, nor one that is needed, nor one of another workspace', async () => {
  const { run } = await started();
  const called = await ended();
  await opened.test.sql`update runs set parent_run_id = ${run.id} where id = ${called}`;
  const codeOf = async (workspaceId: typeof WORKSPACE, id: string) => {
    const erased = await retention.erase(workspaceId, id, ANN);
    return erased.ok ? null : erased.problem.code;
  };
  expect(await codeOf(WORKSPACE, run.id)).toBe('run_not_final');
  expect(await codeOf(WORKSPACE, called)).toBe('run_called');
  expect(await codeOf(OTHER_WORKSPACE, called)).toBe('run_not_found');
  expect(await codeOf(WORKSPACE, 'nothing')).toBe('run_not_found');
});
