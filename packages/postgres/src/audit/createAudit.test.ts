import type { WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';
import { auditedChange } from './auditedChange.ts';

let opened: TestPorts;
let workspaces = 0;

beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

const appendDeed = (workspaceId: WorkspaceId, n: number) =>
  auditedChange(opened.database.auth, async (_tx, record) =>
    record({ workspaceId, actor: 'ann', action: 'key.created', object: `key:${n}`, payload: { n } }),
  );

/** A chain of five entries in a workspace of its own. */
async function aChain(): Promise<WorkspaceId> {
  workspaces += 1;
  const workspaceId = `chain-${workspaces}` as WorkspaceId;
  for (const n of [1, 2, 3, 4, 5]) {
    await appendDeed(workspaceId, n);
  }
  return workspaceId;
}

const findingsIn = async (workspaceId: WorkspaceId) =>
  (await opened.ports.audit.verify(workspaceId)).findings;

describe('G11: the audit chain', () => {
  it('is whole after many appended to it at once', async () => {
    const workspaceId = 'busy' as WorkspaceId;
    const deeds = Array.from({ length: 40 }, (_, n) => n);
    await Promise.all(deeds.map((n) => appendDeed(workspaceId, n)));
    const rows = await opened.ports.audit.list(workspaceId, 0, 100);
    const verified = await opened.ports.audit.verify(workspaceId);
    expect(rows.map(({ seq }) => seq)).toEqual(deeds.map((_, index) => index + 1));
    expect(verified).toEqual({ rows: 40, head: rows.at(-1)!.hash, findings: [] });
  });

  it('names an entry that was edited (G11)', async () => {
    const id = await aChain();
    await opened.test.sql`update audit set actor = 'ben' where workspace_id = ${id} and seq = 3`;
    expect(await findingsIn(id)).toEqual([{ seq: 3, message: 'The entry was edited.' }]);
  });

  it('names an entry whose payload was edited', async () => {
    const id = await aChain();
    await opened.test.sql`update audit set payload = '{"n": 99}' where workspace_id = ${id} and seq = 2`;
    expect(await findingsIn(id)).toEqual([{ seq: 2, message: 'What it says was done was edited.' }]);
  });

  it('names the place where an entry was deleted', async () => {
    const id = await aChain();
    await opened.test.sql`delete from audit where workspace_id = ${id} and seq = 3`;
    expect(await findingsIn(id)).toMatchObject([{ seq: 4, message: 'Entries 3 to 3 were deleted.' }]);
  });

  it('names entries that changed places', async () => {
    const id = await aChain();
    await opened.test.sql`
      update audit set seq = case seq when 2 then 103 else 102 end where workspace_id = ${id} and seq in (2, 3)`;
    await opened.test.sql`update audit set seq = seq - 100 where workspace_id = ${id} and seq > 100`;
    expect(new Set((await findingsIn(id)).map(({ seq }) => seq))).toEqual(new Set([2, 3, 4]));
  });

  it('notices an entry put in, even one with a right hash', async () => {
    const id = await aChain();
    await opened.test.sql`
      insert into audit select workspace_id, 6, at, actor, action, object, payload_hash, previous_hash, hash, payload
      from audit where workspace_id = ${id} and seq = 5`;
    expect((await findingsIn(id)).map(({ seq }) => seq)).toContain(6);
  });

  it('notices that the last entry was cut off (G11)', async () => {
    const id = await aChain();
    await opened.test.sql`delete from audit where workspace_id = ${id} and seq = 5`;
    expect(await findingsIn(id)).toEqual([
      { seq: 4, message: 'The chain ends here, but 5 entries were written.' },
    ]);
  });

  it('notices a cut that also moved the head back, once the head was exported', async () => {
    const id = await aChain();
    const exported = await opened.ports.audit.head(id);
    await opened.test.sql`delete from audit where workspace_id = ${id} and seq > 3`;
    await opened.test.sql`
      update audit_heads set seq = 3, hash = (select encode(hash, 'hex') from audit where workspace_id = ${id} and seq = 3)
      where workspace_id = ${id}`;
    expect(await findingsIn(id)).toEqual([]);
    expect((await opened.ports.audit.verify(id, exported)).findings).toEqual([
      { seq: 3, message: 'The chain ends here, but it had 5 entries when its head was exported.' },
    ]);
    await appendDeed(id, 6);
    await appendDeed(id, 7);
    expect((await opened.ports.audit.verify(id, exported)).findings).toEqual([
      { seq: 5, message: 'This is not the entry that stood here when the head was exported.' },
    ]);
  });

  it('has grown and is whole for a head that was exported earlier', async () => {
    const id = await aChain();
    const exported = await opened.ports.audit.head(id);
    await appendDeed(id, 6);
    expect((await opened.ports.audit.verify(id, exported)).findings).toEqual([]);
  });

  it('is whole while others append to it', async () => {
    const id = await aChain();
    const appending = Promise.all(Array.from({ length: 60 }, (_, n) => appendDeed(id, n)));
    const verified = await Promise.all(Array.from({ length: 10 }, () => opened.ports.audit.verify(id)));
    await appending;
    expect(verified.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('takes a deed back together with the change that failed', async () => {
    const id = await aChain();
    const failing = auditedChange(opened.database.auth, async (_tx, record) => {
      record({ workspaceId: id, actor: 'ann', action: 'key.created', object: 'key:9', payload: {} });
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect((await opened.ports.audit.head(id)).seq).toBe(5);
  });

  it('stays whole when what somebody wrote is erased', async () => {
    const id = await aChain();
    await opened.test.sql`update audit set payload = null where workspace_id = ${id} and seq = 2`;
    expect(await findingsIn(id)).toEqual([]);
  });
});
