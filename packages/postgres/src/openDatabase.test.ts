import { describe, expect, it } from 'vitest';
import { openDatabase } from './openDatabase.ts';
import { createTestDatabase } from './testing/index.ts';

describe('openDatabase', () => {
  it('works as a role that neither owns a table nor bypasses row-level security', async () => {
    await using database = await createTestDatabase();
    const opened = await openDatabase({ dataDir: '', databaseUrl: database.url });
    if (!opened.ok) throw new Error(opened.problem.message);
    const [row] = await opened.value.app`
      select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
    await opened.value.close();
    expect(row).toEqual({ rolname: 'countersign_app', rolsuper: false, rolbypassrls: false });
  });

  it('lets the server end a transaction in which a process stands still', async () => {
    await using database = await createTestDatabase();
    const opened = await openDatabase({ dataDir: '', databaseUrl: database.url });
    if (!opened.ok) throw new Error(opened.problem.message);
    const { app, worker, auth } = opened.value;
    const limits = await Promise.all(
      [app, worker, auth].map((pool) => pool`show idle_in_transaction_session_timeout`),
    );
    await opened.value.close();
    expect(limits.map(([row]) => Object.values(row!)[0])).toEqual(['10s', '10s', '10s']);
  });

  it('refuses a schema that is newer than the program and changes nothing (G10)', async () => {
    await using database = await createTestDatabase();
    await database.sql`insert into schema_migrations (number, name, hash) values (9999, 'future', 'x')`;
    const opened = await openDatabase({ dataDir: '', databaseUrl: database.url });
    expect(opened).toMatchObject({ ok: false, problem: { code: 'database_schema_newer' } });
    if (!opened.ok) expect(opened.problem.message).toContain('its schema is number 9999');
  });

  it('works for a login that owns its database and was granted the roles, and tells others what is missing', async () => {
    await using database = await createTestDatabase();
    const role = `test_plain_${process.pid}`;
    const url = new URL(database.url);
    const owned = `${url.pathname.slice(1)}_owned`;
    const admin = database.sql;
    await admin.unsafe(`create role ${role} login password 'plain'`);
    await admin.unsafe(`create database ${owned} owner ${role}`);
    Object.assign(url, { username: role, password: 'plain', pathname: owned });
    try {
      const refused = await openDatabase({ dataDir: '', databaseUrl: url.href });
      await admin.unsafe(`grant countersign_app, countersign_worker, countersign_auth to ${role}`);
      const opened = await openDatabase({ dataDir: '', databaseUrl: url.href });
      expect(refused).toMatchObject({ ok: false, problem: { code: 'database_rights_missing' } });
      if (!opened.ok) throw new Error(opened.problem.message);
      expect(await opened.value.worker`select * from runs`).toEqual([]);
      await opened.value.close();
    } finally {
      await admin.unsafe(`drop database ${owned} with (force)`);
      await admin.unsafe(`drop role ${role}`);
    }
  });

  it('says which server it cannot reach without showing the password', async () => {
    const opened = await openDatabase({ dataDir: '', databaseUrl: 'postgres://ann:secret@127.0.0.1:1/shop' });
    expect(opened).toMatchObject({ ok: false, problem: { code: 'database_unreachable' } });
    if (!opened.ok) expect(opened.problem.message).toContain('127.0.0.1:1/shop');
    if (!opened.ok) expect(opened.problem.message).not.toContain('secret');
  });
});
