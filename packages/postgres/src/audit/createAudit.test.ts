import type { WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
let workspaces = 0;

beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

/** A chain of five entries in a workspace of its own. */
async function aChain(): Promise<WorkspaceId> {
  workspaces += 1;
  const workspaceId = `chain-${workspaces}` as WorkspaceId;
  for (const n of [1, 2, 3, 4, 5]) {
    const deed = { actor: 'ann', action: 'key.created', object: `key:${n}`, payload: { n } };
    await opened.ports.audit.append(workspaceId, deed);
  }
  return workspaceId;
}

const findingsIn = async (workspaceId: WorkspaceId) =>
  (await opened.ports.audit.verify(workspaceId)).findings;

describe('the audit chain', () => {
  it('is whole after many appended to it at once', async () => {
    const workspaceId = 'busy' as WorkspaceId;
    const deeds = Array.from({ length: 40 }, (_, n) => ({
      actor: 'ann',
      action: 'key.created',
      object: `key:${n}`,
      payload: { n },
    }));
    await Promise.all(deeds.map((deed) => opened.ports.audit.append(workspaceId, deed)));
    const rows = await opened.ports.audit.list(workspaceId, 0, 100);
    const verified = await opened.ports.audit.verify(workspaceId);
    expect(rows.map(({ seq }) => seq)).toEqual(deeds.map((_, index) => index + 1));
    expect(verified).toEqual({ rows: 40, head: rows.at(-1)!.hash, findings: [] });
  });

  it('names an entry that was edited', async () => {
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

  it('notices that the last entry was cut off', async () => {
    const id = await aChain();
    await opened.test.sql`delete from audit where workspace_id = ${id} and seq = 5`;
    expect(await findingsIn(id)).toEqual([
      { seq: 4, message: 'The chain ends here, but 5 entries were written.' },
    ]);
  });

  it('stays whole when what somebody wrote is erased', async () => {
    const id = await aChain();
    await opened.test.sql`update audit set payload = null where workspace_id = ${id} and seq = 2`;
    expect(await findingsIn(id)).toEqual([]);
  });
});
