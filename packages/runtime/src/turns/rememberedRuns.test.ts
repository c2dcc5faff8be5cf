import { expect, it, vi } from 'vitest';
import { aRuntime } from '../testing/aRuntime.ts';

it('performs what a turn asks for without reading the run that it has just written', async () => {
  const { worker, store, startPaying, runOf } = aRuntime();
  const reads = vi.spyOn(store, 'loadRuns');
  await worker.start();
  const run = await startPaying();
  await expect.poll(async () => (await runOf(run.id))?.status).toBe('ended');
  await worker.stop();
  expect(reads).not.toHaveBeenCalled();
});
