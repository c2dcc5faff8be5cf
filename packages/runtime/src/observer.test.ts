import { expect, it } from 'vitest';
import { MemoryStore } from './memory/MemoryStore.ts';
import type { Observer } from './ports/observer.ts';
import { aRuntime } from './testing/aRuntime.ts';
import { ManualClock } from './testing/ManualClock.ts';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

function aWatcher() {
  const seen = { turns: [] as string[], effects: [] as unknown[], commits: 0, looks: 0 };
  const observer: Observer = {
    aroundTurn: ({ cause }, commit) => {
      seen.turns.push(cause);
      return commit(TRACE);
    },
    aroundEffect: async (effect, { flow, node }, attempt) => {
      const { traceparent } = effect;
      const result = await attempt();
      seen.effects.push({ flow, node, kind: effect.kind, traceparent, result });
      return result;
    },
    turnsCommitted: (turns) => {
      seen.commits += turns.length;
    },
    storeLooked: () => {
      seen.looks += 1;
    },
  };
  return { observer, seen };
}

it('tells an observer of every turn and every attempt at an effect', async () => {
  const { observer, seen } = aWatcher();
  const { startPaying, settle, runOf } = aRuntime({ observer });
  const run = await startPaying();
  await settle();
  expect((await runOf(run.id))?.status).toBe('ended');
  expect(seen.turns).toEqual(['start', 'result', 'verdict', 'result']);
  expect(seen.commits).toBe(4);
  expect(seen.effects).toMatchObject([
    { kind: 'agent', flow: 'refunds', result: 'done' },
    { kind: 'action', flow: 'refunds', result: 'done' },
  ]);
});

it('hands the trace of a turn to the process that performs its effects', async () => {
  const clock = new ManualClock();
  const store = new MemoryStore(clock);
  const serving = aRuntime({ store, clock, observer: aWatcher().observer, workerId: 'serving' });
  const { observer, seen } = aWatcher();
  const working = aRuntime({ store, clock, observer, workerId: 'working' });
  await serving.start();
  await working.settle();
  expect(seen.effects).toMatchObject([{ kind: 'agent', traceparent: TRACE, result: 'done' }]);
});

it('says where something failed', async () => {
  const failing = { aroundEffect: () => Promise.reject(new Error('watching failed')) } satisfies Observer;
  const places: unknown[] = [];
  const { start, settle } = aRuntime({ observer: failing, onError: (_error, place) => places.push(place) });
  const run = await start();
  await settle();
  expect(places).toMatchObject([{ runId: run.id, workspaceId: 'w1', visit: 1 }]);
});
