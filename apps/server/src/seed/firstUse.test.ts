import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMember } from '../auth/addMember.ts';
import { EXAMPLES_FOLDER } from '../services/createExamples.ts';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import { StudioCaller } from '../testing/StudioCaller.ts';
import { ensureFirstPerson, FIRST_EMAIL } from './ensureFirstPerson.ts';
import { fillWithExamples } from './fillWithExamples.ts';
import { seedWorkspace } from './seedWorkspace.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

it('puts the samples in once, also when it was stopped half-way, and gives out links until somebody has signed in', async () => {
  const { db, auth, services, ports } = server.installation;
  const setup = { services, recordings: ports.recordings, folder: EXAMPLES_FOLDER };
  const killed = seedWorkspace(db, async (id) => {
    await fillWithExamples(setup, id);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');

  let fills = 0;
  const fill = async (id: Parameters<typeof fillWithExamples>[1]) => {
    fills += 1;
    await fillWithExamples(setup, id);
  };
  const [workspaceId, same] = await Promise.all([seedWorkspace(db, fill), seedWorkspace(db, fill)]);
  expect(same).toBe(workspaceId);
  expect(fills).toBe(1);

  const flows = await services.flows.list(workspaceId, { archived: false });
  const slugs = [
    ...['content-publishing', 'customer-refunds', 'framework-orders', 'procurement', 'support-triage'],
  ];
  const called = ['framework-order-line'];
  expect(flows.map(({ slug }) => slug).sort()).toEqual([...slugs, ...called].sort());
  expect(flows.map(({ version, changed }) => ({ version, changed }))).toEqual(
    [...slugs, ...called].map(() => ({ version: 1, changed: false })),
  );
  for (const flow of slugs.filter((slug) => slug !== 'customer-refunds')) {
    const { items } = await services.runs.list(workspaceId, { flow, limit: 200 });
    expect(items.filter(({ parent }) => parent === undefined).length).toBe(8);
  }
  const checkpoints = await services.checkpoints.list(workspaceId);
  const refundGate = checkpoints.find(({ key }) => key === 'refundGate')!;
  // Every case of the past was answered once, also over the start that was killed; only the cases of today can be open.
  const { approved, edited, rejected } = refundGate.counts;
  expect({ approved, edited, rejected }).toEqual({ approved: 284, edited: 3, rejected: 1 });
  expect(refundGate.trusts.map(({ state }) => [state.segment, state.widening?.to ?? null])).toContainEqual([
    ...['late', 1],
  ]);
  expect(refundGate.rung).toBe(0);
  const [model] = await services.learning.models(workspaceId);
  expect(model?.live?.metrics.accuracy).toBeGreaterThan(0.7);

  const first = await ensureFirstPerson({ db, auth }, workspaceId);
  const second = await ensureFirstPerson({ db, auth }, workspaceId);
  expect(second).not.toBe(first);
  const token = second ?? '';
  const person = { slug: 'demo', token, userId: '', email: FIRST_EMAIL };
  const me = await (await StudioCaller.signIn(server.url, person)).query('session.me');
  expect(me.body).toMatchObject({ workspaces: [{ slug: 'demo', role: 'consultant' }] });
  expect(await ensureFirstPerson({ db, auth }, workspaceId)).toBeNull();
});

it('gives the link to whoever the command line has made the only member', async () => {
  const empty = await openTestServer();
  const { db, auth } = empty.installation;
  const workspaceId = await seedWorkspace(db, null);
  await addMember(db, workspaceId, { email: 'mara@example.com', name: 'Mara', role: 'owner', by: 'system' });
  const token = await ensureFirstPerson({ db, auth }, workspaceId);
  const person = { slug: 'demo', token: token ?? '', userId: '', email: 'mara@example.com' };
  const me = await (await StudioCaller.signIn(empty.url, person)).query('session.me');
  expect(me.body).toMatchObject({ user: { name: 'Mara' }, workspaces: [{ role: 'owner' }] });
  await empty[Symbol.asyncDispose]();
});
