import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createGzip } from 'node:zlib';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../connect.ts';
import { createPorts } from '../createPorts.ts';
import { openDatabase } from '../openDatabase.ts';
import { ANN, aReview, aRun, aStart, WORKSPACE } from '../testing/aTurn.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';
import { listTables } from './listTables.ts';
import { restoreBackup } from './restoreBackup.ts';
import { writeBackup } from './writeBackup.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
  for (let n = 0; n < 20; n += 1) await startRun(n);
  await opened.ports.settings.save(WORKSPACE, await opened.ports.settings.get(WORKSPACE), ANN);
});
afterAll(() => opened[Symbol.asyncDispose]());

/** Everything that the copy format has to escape. */
const TRICKY = 'tab\t line\n\\. back\\slash \\N "quoted" é 🙂';

function startRun(n: number) {
  const run = aRun({ input: { n, text: TRICKY }, subject: n % 2 === 0 ? '\\.' : null });
  const effect = { key: 'pay/1', kind: 'action', node: 'pay', visit: 1, input: {}, once: true } as const;
  const turn = { effects: [effect], openedReviews: [aReview({ runId: run.id })] };
  return opened.ports.store.commitTurns([aStart(run, turn)], null);
}

async function backUp(): Promise<Buffer> {
  const out = new PassThrough();
  const [written, bytes] = await Promise.all([
    writeBackup({ dataDir: '', databaseUrl: opened.test.url }, out, 'check'),
    buffer(out),
  ]);
  expect(written).toMatchObject({ ok: true });
  return bytes;
}

const asStream = async function* (bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
};

/** Each table's number of rows and a hash over all of them. */
async function contentsOf(sql: Sql) {
  const tables = await listTables(sql);
  const found = tables.map(async ({ table }) => {
    const [row] =
      await sql`select count(*)::integer as rows, md5(string_agg(t::text, '|' order by t::text)) as hash
      from ${sql(table)} as t`;
    return [table, row];
  });
  return Object.fromEntries(await Promise.all(found));
}

describe('a backup', () => {
  it('holds every row of one moment although others go on writing, and is restored as it was', async () => {
    let isWriting = true;
    const writing = (async () => {
      for (let n = 100; isWriting; n += 1) await startRun(n);
    })();
    const bytes = await backUp();
    isWriting = false;
    await writing;

    await using target = await createTestDatabase();
    const restored = await restoreBackup({ dataDir: '', databaseUrl: target.url }, asStream(bytes));
    if (!restored.ok) throw new Error(restored.problem.message);
    const [counts] = await target.sql<{ runs: number; events: number; reviews: number; effects: number }[]>`
      select (select count(*)::integer from runs) as runs, (select count(*)::integer from run_events) as events,
        (select count(*)::integer from reviews) as reviews, (select count(*)::integer from effects) as effects`;
    expect(counts!.runs).toBeGreaterThanOrEqual(20);
    expect(counts).toEqual({
      runs: counts!.runs,
      events: counts!.runs,
      reviews: counts!.runs,
      effects: counts!.runs,
    });

    const again = await openDatabase({ dataDir: '', databaseUrl: target.url });
    if (!again.ok) throw new Error(again.problem.message);
    const { audit, store } = createPorts(again.value);
    expect((await audit.verify(WORKSPACE)).findings).toEqual([]);
    expect(await store.findFlow(WORKSPACE, 'nothing')).toBeNull();
    await again.value.close();
  });

  it('is equal, table by table, to what was backed up', async () => {
    const before = await contentsOf(opened.test.sql);
    await using target = await createTestDatabase();
    await restoreBackup({ dataDir: '', databaseUrl: target.url }, asStream(await backUp()));
    const after = await contentsOf(target.sql);
    // Effects of mode "once" count as tried: nobody knows whether they have happened since.
    expect({ ...after, effects: null }).toEqual({ ...before, effects: null });
    const [once] = await target.sql`select min(claims) as claims, count(*)::integer as rows from effects`;
    expect(once).toEqual({ claims: 1, rows: (before['effects'] as { rows: number }).rows });
    const [input] = await target.sql<{ text: string }[]>`select input ->> 'text' as text from runs limit 1`;
    expect(input?.text).toBe(TRICKY);
  });

  it('survives being packed, and goes on numbering where it was', async () => {
    const entry = { type: 'decided', decision: 'held' } as never;
    const ledger = [1, 2, 3].map(() => ({ checkpointId: '00000000-0000-4000-8000-000000000009', entry }));
    await opened.ports.store.commitTurns([aStart(aRun(), { ledger })], null);
    const packed = await buffer(asReadable(await backUp()).pipe(createGzip()));
    await using target = await createTestDatabase();
    const unpacked = asReadable(packed).pipe(createGunzip());
    const restored = await restoreBackup({ dataDir: '', databaseUrl: target.url }, unpacked);
    expect(restored).toMatchObject({ ok: true, value: { schema: expect.any(Number) } });
    const again = await openDatabase({ dataDir: '', databaseUrl: target.url });
    if (!again.ok) throw new Error(again.problem.message);
    await createPorts(again.value).store.commitTurns([aStart(aRun(), { ledger })], null);
    await again.value.close();
    expect(await target.sql`select from ledger`).toHaveLength(6);
  });

  it('can be made and restored by an owner of the tables who is no administrator', async () => {
    const url = new URL(opened.test.url);
    const role = `owner_${randomBytes(4).toString('hex')}`;
    const name = `${url.pathname.slice(1)}_${role}`;
    const admin = opened.test.sql;
    await admin.unsafe(`create role ${role} login password 'plain'`);
    await admin.unsafe(`create database ${name} owner ${role}`);
    await admin.unsafe(`grant countersign_app, countersign_worker, countersign_auth to ${role}`);
    Object.assign(url, { username: role, password: 'plain', pathname: name });
    try {
      const restored = await restoreBackup({ dataDir: '', databaseUrl: url.href }, asStream(await backUp()));
      expect(restored).toMatchObject({ ok: true });
      const out = new PassThrough();
      const [written] = await Promise.all([
        writeBackup({ dataDir: '', databaseUrl: url.href }, out),
        buffer(out),
      ]);
      expect(written).toEqual(restored);
      const owner = connect(url.href, { max: 1 });
      const forced =
        await owner`select relname from pg_class where relrowsecurity and not relforcerowsecurity`;
      expect(forced).toEqual([]);
      await owner.end();
    } finally {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.unsafe(`drop role ${role}`);
    }
  });
});

const asReadable = (bytes: Buffer) => {
  const stream = new PassThrough();
  stream.end(bytes);
  return stream;
};

describe('a restore', () => {
  it('refuses a target in which there is something, and leaves it alone', async () => {
    const before = await contentsOf(opened.test.sql);
    const bytes = await backUp();
    const refused = await restoreBackup({ dataDir: '', databaseUrl: opened.test.url }, asStream(bytes));
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        code: 'target_not_empty',
        message: expect.stringContaining('Restore into an empty database'),
      },
    });
    expect(await contentsOf(opened.test.sql)).toEqual(before);
  });

  it('refuses a backup of a newer program', async () => {
    const [header = '', ...rest] = (await backUp()).toString().split('\n');
    const newer = JSON.parse(header) as { schema: object[] };
    newer.schema.push({ number: 999, name: 'future', hash: 'f' });
    const bytes = Buffer.from([JSON.stringify(newer), ...rest].join('\n'));
    await using target = await createTestDatabase();
    const refused = await restoreBackup({ dataDir: '', databaseUrl: target.url }, asStream(bytes));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'database_schema_newer' } });
  });

  it('leaves nothing behind of a file that is cut off, changed, or something else', async () => {
    const whole = await backUp();
    await using target = await createTestDatabase();
    const into = { dataDir: '', databaseUrl: target.url };
    const damaged = [
      whole.subarray(0, whole.length - 300),
      whole.subarray(0, whole.length / 2),
      Buffer.from(whole.toString().replace('"n":3', '"n":4')),
      Buffer.from('hello\n'),
      Buffer.alloc(0),
    ];
    for (const bytes of damaged) {
      const refused = await restoreBackup(into, asStream(bytes));
      expect(refused).toMatchObject({ ok: false, problem: { code: 'backup_unreadable' } });
      const rows = Object.values(await contentsOf(target.sql)) as { rows: number }[];
      expect(rows.every((table) => table.rows === 0)).toBe(true);
    }
    expect(await restoreBackup(into, asStream(whole))).toMatchObject({ ok: true });
  });
});
