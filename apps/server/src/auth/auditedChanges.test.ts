import type { Role, WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, SYSTEM, type TestServer } from '../testing/openTestServer.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';

let server: TestServer;
let workspaceId: WorkspaceId;
let owner: Actor;

beforeAll(async () => {
  server = await openTestServer();
  workspaceId = await server.workspace('refunds');
  const member = await server.member(workspaceId, 'refunds', 'owner');
  owner = { type: 'user', id: member.userId, name: 'Owner' };
  await server.member(workspaceId, 'refunds', 'reviewer');
  await server.publish(workspaceId, 'refunds', reviewFlow('Refunds'));
});
afterAll(() => server[Symbol.asyncDispose]());

/** Every table that the changes below write, as it is now. */
async function everything() {
  const { db, services } = server.installation;
  const tables = ['member', 'invitation', 'apikey', 'organization'] as const;
  const people = await Promise.all(tables.map((name) => db.$client`select * from ${db.$client(name)}`));
  return JSON.stringify([
    people,
    await services.connections.list(workspaceId),
    await services.settings.get(workspaceId),
    await services.checkpoints.list(workspaceId),
    await services.flows.list(workspaceId, { archived: false }),
  ]);
}

type Change = readonly [name: string, change: () => Promise<unknown>];

async function changes(): Promise<readonly Change[]> {
  const { services } = server.installation;
  const { members, keys, settings, connections, checkpoints, workspaces } = services;
  const all = await members.list(workspaceId);
  const reviewer = all.find(({ role }) => role === 'reviewer')!.userId;
  const [key] = await keys.list(workspaceId);
  const [invitation] = await members.invitations(workspaceId);
  const [connection] = await connections.list(workspaceId);
  const [checkpoint] = await checkpoints.list(workspaceId);
  const { id, policy, policyVersion } = checkpoint!;
  const actor = owner;
  const role: Role = 'viewer';
  const saved = { id: 'c', name: 'Other', kind: 'smtp', settings: {}, ciphertext: null } as const;
  return [
    ['invite', () => members.invite(workspaceId, { email: 'new@example.com', role, actor })],
    ['revoke an invitation', () => members.revokeInvitation(workspaceId, invitation!.id, actor)],
    ['change a role', () => members.setRole(workspaceId, { userId: reviewer, role, actor })],
    ['remove a member', () => members.remove(workspaceId, { userId: reviewer, actor })],
    ['create a workspace', () => workspaces.create(owner.id, { slug: 'other', name: 'Other' })],
    ['create a key', () => keys.create(workspaceId, { name: 'Other', scopes: ['runs:read'], actor })],
    ['revoke a key', () => keys.revoke(workspaceId, key!.id, actor)],
    ['change settings', () => settings.save(workspaceId, { ...DEFAULTS, emailFrom: 'x@example.com' }, actor)],
    ['save a connection', () => connections.save(workspaceId, saved, actor)],
    ['remove a connection', () => connections.remove(workspaceId, connection!.id, actor)],
    ['change a policy', () => checkpoints.setPolicy(workspaceId, { id, policy, policyVersion, actor })],
  ];
}
const DEFAULTS = {
  allowedHosts: [],
  undoSeconds: 10,
  emailConnection: null,
  emailFrom: 'countersign@localhost',
};

it('G11: every change of members, keys, settings, connections and policies is in the chain or did not happen, and every switch comes into it', async () => {
  const { services, db } = server.installation;
  await services.members.invite(workspaceId, { email: 'a@example.com', role: 'viewer', actor: owner });
  await services.keys.create(workspaceId, { name: 'Key', scopes: ['runs:read'], actor: SYSTEM });
  const mail = { id: 'm', name: 'Mail', kind: 'smtp', settings: {}, ciphertext: null } as const;
  await services.connections.save(workspaceId, mail, owner);
  const before = await everything();
  const head = await services.audit.head(workspaceId);

  await server.sql`alter table audit add constraint nothing_more check (false) not valid`;
  for (const [name, change] of await changes()) {
    await expect(change(), name).rejects.toMatchObject({ constraint_name: 'nothing_more' });
    expect(await everything(), name).toBe(before);
  }
  // A switch waits for nobody: it is turned, and what was done is kept until the chain takes it.
  const reviewEverything = (on: boolean) =>
    services.checkpoints.setKillSwitch(workspaceId, { scope: 'workspace', id: null, on, actor: owner });
  await reviewEverything(true);
  expect((await services.checkpoints.list(workspaceId))[0]?.killSwitch).toBe('workspace');
  await server.sql`alter table audit drop constraint nothing_more`;
  expect(await services.audit.head(workspaceId)).toEqual(head);
  await reviewEverything(false);
  expect((await services.audit.head(workspaceId)).seq).toBe(head.seq + 2);

  for (const [name, change] of await changes()) {
    const { seq } = await services.audit.head(workspaceId);
    await change();
    const isHere = name === 'create a workspace' ? 0 : 1;
    expect((await services.audit.head(workspaceId)).seq, name).toBe(seq + isHere);
  }
  const all = await db.$client<{ id: WorkspaceId }[]>`select id from organization`;
  const verified = await Promise.all(all.map(({ id }) => services.audit.verify(id)));
  expect(verified.flatMap(({ findings }) => findings)).toEqual([]);
});
