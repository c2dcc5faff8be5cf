import { randomUUID } from 'node:crypto';
import type { InboxView, WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

const aView = (changes: Partial<InboxView> = {}): InboxView => ({
  ...{ id: randomUUID(), name: 'High stakes', search: { stakes: 'high', sort: 'due' }, isShared: false },
  ...{ owner: 'ada', ...changes },
});
const inNew = () => ({ views: opened.ports.inboxViews, workspace: randomUUID() as WorkspaceId }); // safe: not empty

it('shows a view to whoever made it, and shared to everybody in the workspace', async () => {
  const { views, workspace } = inNew();
  const view = aView();
  expect(await views.save(workspace, view)).toEqual({ ok: true, value: view });
  expect(await views.list(workspace, 'ada')).toEqual([view]);
  expect(await views.list(workspace, 'bob')).toEqual([]);
  const shared = { ...view, name: 'Urgent', isShared: true };
  expect(await views.change(workspace, shared)).toEqual({ ok: true, value: shared });
  expect(await views.list(workspace, 'bob')).toEqual([shared]);
  expect(await views.list(inNew().workspace, 'ada')).toEqual([]);
});

it('lets only whoever made a view change or remove it', async () => {
  const { views, workspace } = inNew();
  const view = aView({ isShared: true });
  await views.save(workspace, view);
  const asBob = { ...view, owner: 'bob', name: 'Mine now' };
  expect(await views.change(workspace, asBob)).toMatchObject({ problem: { code: 'view_not_found' } });
  expect(await views.remove(workspace, asBob)).toBe(false);
  expect(await views.remove(inNew().workspace, view)).toBe(false);
  expect(await views.list(workspace, 'ada')).toEqual([view]);
  expect(await views.remove(workspace, view)).toBe(true);
  expect(await views.list(workspace, 'ada')).toEqual([]);
});

it('has one view of a name for each person: saved again it is replaced, and no other may take the name', async () => {
  const { views, workspace } = inNew();
  const first = aView();
  const again = aView({ search: { kind: 'gate' } });
  const other = aView({ name: 'Other' });
  await views.save(workspace, first);
  expect(await views.save(workspace, again)).toEqual({ ok: true, value: { ...again, id: first.id } });
  await views.save(workspace, other);
  expect(await views.change(workspace, { ...other, name: first.name })).toMatchObject({
    ...{ ok: false, problem: { code: 'view_name_taken' } },
  });
  expect(await views.save(workspace, aView({ owner: 'bob' }))).toMatchObject({ ok: true });
});

it('keeps a hundred views of a person and no more', async () => {
  const { views, workspace } = inNew();
  for (let index = 0; index < 100; index += 1) await views.save(workspace, aView({ name: `View ${index}` }));
  expect(await views.save(workspace, aView())).toMatchObject({ problem: { code: 'too_many_views' } });
  expect(await views.save(workspace, aView({ name: 'View 7' }))).toMatchObject({ ok: true });
  expect(await views.save(workspace, aView({ owner: 'bob' }))).toMatchObject({ ok: true });
});
