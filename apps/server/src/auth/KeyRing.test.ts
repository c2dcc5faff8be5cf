import type { WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, SYSTEM, type TestServer } from '../testing/openTestServer.ts';

let server: TestServer;
let workspaceId: WorkspaceId;

beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('keys');
});
afterAll(() => server[Symbol.asyncDispose]());

async function personOfKeyBy(actor: Actor): Promise<string | undefined> {
  const { keys } = server.installation.services;
  const { secret } = await keys.create(workspaceId, { name: 'Key', scopes: ['reviews:read'], actor });
  return (await keys.identify(secret))?.personId;
}

it('takes all keys of one member for one person, also those that are made by keys', async () => {
  const ada = { type: 'user', id: 'ada', name: 'Ada' } as const;
  const itsKey = { type: 'key', id: 'key-1', name: 'Key', personId: 'ada' } as const;
  expect(await personOfKeyBy(ada)).toBe('ada');
  expect(await personOfKeyBy(itsKey)).toBe('ada');
  expect(await personOfKeyBy({ ...SYSTEM, personId: 'ada' })).toBe('ada');
});

it('takes all keys that belong to nobody for one person', async () => {
  const [first, second] = [await personOfKeyBy(SYSTEM), await personOfKeyBy({ ...SYSTEM, id: 'cli:bob' })];
  expect(first).toEqual(expect.any(String));
  expect(second).toBe(first);
});
