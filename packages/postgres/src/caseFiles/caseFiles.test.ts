import { randomUUID } from 'node:crypto';
import type { RunId } from '@countersign/model';
import type { CaseBatch, CaseRow } from '@countersign/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ANN, aRun, aStart, OTHER_WORKSPACE, WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
  const document = { name: 'Refunds', description: '' } as never; // safe: stored as it is
  await opened.ports.flows.create(WORKSPACE, { slug: 'refunds', document, actor: ANN });
});
afterAll(() => opened[Symbol.asyncDispose]());
beforeEach(() => opened.test.sql`delete from case_files`);

const PROBLEM = { code: 'malformed_json', message: 'Not JSON.' };
const aRow = (row: number, changes: Partial<CaseRow> = {}): CaseRow => ({
  ...{ row, line: row, input: { amount: row }, subject: null, caseType: null, problem: null },
  ...changes,
});

async function receive(
  rows: readonly CaseRow[],
  { idempotencyKey = null, hash = 'h' }: { idempotencyKey?: string | null; hash?: string } = {},
) {
  const { caseFiles } = opened.ports;
  const id = randomUUID();
  const file = { id, flow: 'refunds', name: 'cases.jsonl', priority: null, actor: ANN };
  const begun = await caseFiles.open(WORKSPACE, file);
  expect(begun.ok).toBe(true);
  await caseFiles.addRows(WORKSPACE, id, rows);
  return caseFiles.complete(WORKSPACE, id, { idempotencyKey, hash, actor: ANN });
}

async function received(rows: readonly CaseRow[]): Promise<string> {
  const result = await receive(rows);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.file.id;
}

const get = (id: string) => opened.ports.caseFiles.get(WORKSPACE, id);
const claim = (rows = 10) => opened.ports.caseQueue.claim(rows, 60_000);
const started = (batch: CaseBatch) =>
  batch.rows.map(({ row }) => ({ row, runId: randomUUID() as RunId, problem: null })); // safe: a uuid

describe('a file', () => {
  it('is there when it came in whole, and for its workspace alone', async () => {
    const { caseFiles } = opened.ports;
    const id = randomUUID();
    await caseFiles.open(WORKSPACE, { id, flow: 'refunds', name: 'a.csv', priority: null, actor: ANN });
    await caseFiles.addRows(WORKSPACE, id, [aRow(1), aRow(2, { problem: PROBLEM })]);
    expect(await get(id)).toBeNull();
    expect(await claim()).toBeNull();
    await caseFiles.complete(WORKSPACE, id, { idempotencyKey: null, hash: 'h', actor: ANN });
    expect(await get(id)).toMatchObject({ name: 'a.csv', status: 'running', rows: 2, started: 0, failed: 1 });
    expect(await caseFiles.get(OTHER_WORKSPACE, id)).toBeNull();
    expect((await caseFiles.list(OTHER_WORKSPACE, {})).items).toEqual([]);
    expect((await caseFiles.errors(OTHER_WORKSPACE, id, {})).items).toEqual([]);
    const change = { id, status: 'cancelled', actor: ANN } as const;
    expect(await caseFiles.change(OTHER_WORKSPACE, change)).toMatchObject({
      problem: { code: 'file_not_found' },
    });
  });

  it('needs a flow of the workspace', async () => {
    const file = { id: randomUUID(), flow: 'nothing', name: 'a', priority: null, actor: ANN };
    const result = await opened.ports.caseFiles.open(WORKSPACE, file);
    expect(result).toMatchObject({ problem: { code: 'not_found' } });
  });

  it('that comes again under its key is the same one, also when both come at once', async () => {
    const proof = { idempotencyKey: 'upload-1', hash: 'same' };
    const results = await Promise.all([1, 2, 3].map(() => receive([aRow(1)], proof)));
    const files = results.map((result) => (result.ok ? result.value : null));
    expect(new Set(files.map((file) => file?.file.id)).size).toBe(1);
    expect(files.filter((file) => file?.repeated === false).length).toBe(1);
    expect((await opened.ports.caseFiles.list(WORKSPACE, {})).items.length).toBe(1);
    const other = await receive([aRow(1)], { ...proof, hash: 'other' });
    expect(other).toMatchObject({ problem: { code: 'idempotency_conflict' } });
  });

  it('of errors alone is over at once and tells them page by page', async () => {
    const rows = Array.from({ length: 7 }, (_, index) =>
      aRow(index + 1, { problem: PROBLEM, line: index * 2 }),
    );
    const id = await received(rows);
    expect(await get(id)).toMatchObject({ status: 'done', rows: 7, failed: 7 });
    const first = await opened.ports.caseFiles.errors(WORKSPACE, id, { limit: 5 });
    expect(first.items[4]).toEqual({ row: 5, line: 8, problem: PROBLEM });
    const cursor = first.nextCursor ?? '';
    const second = await opened.ports.caseFiles.errors(WORKSPACE, id, { limit: 5, cursor });
    expect(second).toMatchObject({ items: [{ row: 6 }, { row: 7 }], nextCursor: null });
  });
});

describe('the rows of a file', () => {
  it('are claimed by one worker, in order, and counted as they start or fail', async () => {
    const id = await received([1, 2, 3].map((row) => aRow(row)));
    const [first, ...others] = (await Promise.all([claim(2), claim(2), claim(2)])).filter(Boolean);
    expect(others).toEqual([]);
    expect(first?.rows.map(({ row }) => row)).toEqual([1, 2]);
    const [one] = started(first!);
    await opened.ports.caseQueue.settle(first!, [one!, { row: 2, runId: null, problem: PROBLEM }]);
    expect(await get(id)).toMatchObject({ status: 'running', started: 1, failed: 1 });
    const second = (await claim())!;
    expect(second.rows).toEqual([aRow(3)]);
    await opened.ports.caseQueue.settle(second, started(second));
    expect(await get(id)).toMatchObject({ status: 'done', started: 2, failed: 1 });
    expect(await claim()).toBeNull();
    const kept = await opened.test.sql`select row, input from case_rows order by row`;
    expect(kept).toEqual([
      { row: 1, input: null },
      { row: 2, input: { amount: 2 } },
      { row: 3, input: null },
    ]);
  });

  it('lead to the runs that they started, the last row first, page by page', async () => {
    const runs = [aRun(), aRun(), aRun()];
    await opened.ports.store.commitTurns(
      runs.map((run) => aStart(run)),
      null,
    );
    const id = await received([1, 2, 3].map((row) => aRow(row)));
    const batch = (await claim())!;
    const rows = runs.map((run, index) => ({ row: index + 1, runId: run.id, problem: null }));
    await opened.ports.caseQueue.settle(batch, rows);
    const first = await opened.ports.runs.list(WORKSPACE, { file: id, limit: 2 });
    expect(first.items.map((run) => run.id)).toEqual([runs[2]?.id, runs[1]?.id]);
    const next = { file: id, limit: 2, cursor: first.nextCursor ?? undefined };
    const second = await opened.ports.runs.list(WORKSPACE, next);
    expect([second.items.map((run) => run.id), second.nextCursor]).toEqual([[runs[0]?.id], null]);
    expect((await opened.ports.runs.list(OTHER_WORKSPACE, { file: id })).items).toEqual([]);
    expect((await opened.ports.runs.list(WORKSPACE, { file: 'none' })).items).toEqual([]);
  });

  it('count once, although a worker that lost its lease notes them too', async () => {
    const id = await received([aRow(1), aRow(2)]);
    const late = (await claim())!;
    await opened.test.sql`update case_files set due_at = now()`;
    const quick = (await claim())!;
    await opened.ports.caseQueue.settle(quick, started(quick));
    await opened.ports.caseQueue.settle(late, started(late));
    expect(await get(id)).toMatchObject({ status: 'done', started: 2, failed: 0 });
  });

  it('of several files take turns', async () => {
    const [a, b] = [await received([aRow(1), aRow(2)]), await received([aRow(1), aRow(2)])];
    const order: string[] = [];
    for (let batch = await claim(1); batch !== null; batch = await claim(1)) {
      order.push(batch.fileId);
      await opened.ports.caseQueue.settle(batch, started(batch));
    }
    expect(order).toEqual([a, b, a, b]);
  });

  it('wait while the file is paused, and are left when it is cancelled', async () => {
    const { caseFiles } = opened.ports;
    const id = await received([aRow(1), aRow(2)]);
    const change = (status: 'running' | 'paused' | 'cancelled') =>
      caseFiles.change(WORKSPACE, { id, status, actor: ANN });
    const underWay = (await claim(1))!;
    expect(await change('paused')).toMatchObject({ value: { status: 'paused' } });
    await opened.ports.caseQueue.settle(underWay, started(underWay));
    expect(await get(id)).toMatchObject({ status: 'paused', started: 1 });
    expect(await claim()).toBeNull();
    await change('running');
    expect((await claim())?.rows.length).toBe(1);
    await change('cancelled');
    expect(await change('running')).toMatchObject({ problem: { code: 'file_final' } });
    await opened.test.sql`update case_files set due_at = now()`;
    expect(await claim()).toBeNull();
  });
});
