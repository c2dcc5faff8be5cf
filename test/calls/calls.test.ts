import { fail } from '@countersign/model';
import { expect, it } from 'vitest';
import { ACTOR, callingWorld, LEASE_MS, sayYes, WORKSPACE } from './callingWorld.ts';

const TIMEOUT_MS = 60_000;
const listOf = (count: number) => Array.from({ length: count }, (_, index) => index);

it('a thousand runs are called by one, fifty at a time, each once, by two workers', async () => {
  await using world = await callingWorld(sayYes);
  const { runs, store, start } = world;
  const id = await start(listOf(1_000));
  let most = 0;
  await expect
    .poll(
      async () => {
        const run = await runs.get(WORKSPACE, id);
        most = Math.max(most, run?.calls[0]?.counts.running ?? 0);
        return run?.status;
      },
      { timeout: TIMEOUT_MS },
    )
    .toBe('ended');
  expect(await runs.get(WORKSPACE, id)).toMatchObject({ calls: [{ counts: { ended: 1_000 }, of: null }] });
  const children = await store.childrenOf(id, 'each/1');
  expect(children.map(({ index }) => index)).toEqual(listOf(1_000));
  expect(most).toBeLessThanOrEqual(50);
  expect(world.errors).toEqual([]);
}, 90_000);

it('a cancellation ends all that is called, in both workers, long before a lease is over', async () => {
  let asked = 0;
  let calledOff = 0;
  await using world = await callingWorld((_request, signal) => {
    asked += 1;
    return new Promise((resolve) =>
      signal.addEventListener('abort', () => {
        calledOff += 1;
        resolve(fail({ code: 'called_off', message: 'Called off.', retryable: true }));
      }),
    );
  });
  const { runs, start, workers, store } = world;
  const id = await start(listOf(200));
  await expect.poll(() => asked, { timeout: TIMEOUT_MS }).toBe(50);
  const begun = performance.now();
  expect(await workers[1].client.cancel(WORKSPACE, id, ACTOR)).toMatchObject({ ok: true });
  const statuses = async () => new Set((await store.childrenOf(id, 'each/1')).map(({ status }) => status));
  await expect.poll(statuses, { timeout: TIMEOUT_MS }).toEqual(new Set(['cancelled']));
  await expect.poll(() => calledOff, { timeout: TIMEOUT_MS }).toBe(50);
  // A lease is renewed when a third of it is over, and that is when its loss would be told without a hint.
  expect(performance.now() - begun).toBeLessThan(LEASE_MS / 3);
  expect((await runs.list(WORKSPACE, { parent: id, limit: 200 })).items).toHaveLength(50);
  expect(asked).toBe(50);
}, 90_000);
