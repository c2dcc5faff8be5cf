import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTrustScene } from '../testing/aTrustScene.ts';
import { WORKSPACE } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
let scene: ReturnType<typeof aTrustScene>;
beforeAll(async () => {
  opened = await openTestPorts();
  scene = aTrustScene(opened);
});
afterAll(() => opened[Symbol.asyncDispose]());

it('lets a checkpoint whose policy cannot be read keep nobody else from being swept, also where its cases are due first', async () => {
  const { sql } = opened.test;
  const { store } = opened.ports;
  const [spoilt, sound] = [await scene.aCheckpoint(), await scene.aCheckpoint()];
  for (const checkpoint of [spoilt, spoilt, sound]) await scene.decide(checkpoint);
  for (const [{ id }, ago] of [
    [spoilt, '2 hours'],
    [sound, '1 second'],
  ] as const) {
    await sql`update evidence set due_at = now() - ${ago}::interval where checkpoint_id = ${id}`;
  }
  await sql`update checkpoints set policy = '{"ladder": "none"}' where id = ${spoilt.id}`;
  const unreadable = [{ workspaceId: WORKSPACE, checkpointId: spoilt.id, error: expect.any(Error) }];
  // As many as are due of the spoilt one: its cases must not use up the room of the others.
  expect(await store.sweepOverdue(2)).toEqual({ count: 1, unreadable });
  expect(await scene.trustOf(sound)).toMatchObject({ counts: { overdue: 1 } });
  expect(await store.sweepOverdue(2)).toEqual({ count: 0, unreadable });
  await sql`update checkpoints set policy = ${sql.json(spoilt.policy as never)} where id = ${spoilt.id}`;
  expect(await store.sweepOverdue(2)).toEqual({ count: 2, unreadable: [] });
  expect(await scene.trustOf(spoilt)).toMatchObject({ counts: { overdue: 2 } });
});
