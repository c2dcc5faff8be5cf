import type { RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { aRuntime } from '../testing/aRuntime.ts';
import { settledSnapshot } from './settledSnapshot.ts';
import { emptyDraft, type TurnDraft } from './turnDraft.ts';

describe('what is stored of a run that has come to a good end', () => {
  it('is where it ended, and not once more what its steps answered', async () => {
    const { startPaying, settle, store } = aRuntime();
    const run = await startPaying();
    const [waiting] = await store.loadRuns([run.id]);
    expect(waiting?.snapshot).toMatchObject({ context: { input: run.input, visits: { pay: 1 } } });
    await settle();
    const [ended] = await store.loadRuns([run.id]);
    expect(ended).toMatchObject({ status: 'ended', snapshot: { status: 'done', context: { steps: {} } } });
    expect(JSON.stringify(ended?.snapshot).length).toBeLessThan(200);
  });

  it('is everything when it failed, was called, or a sample of it may be corrected', () => {
    const snapshot = {
      ...({ status: 'done', value: 'end' } as const),
      context: {
        ...{ input: 1, run: null, steps: { a: 1 }, visits: {} },
        ...{ proposal: null, route: null, failure: null },
      },
    };
    const draft = (changes: Partial<TurnDraft>) => ({
      ...emptyDraft({ snapshot, status: 'ended' }),
      ...changes,
    });
    const parent = { runId: 'r' as RunId, key: 'call/1', node: 'call', visit: 1, index: 0 };
    const sampled = { 'look/1': { visits: {}, replaced: {}, proposal: null, route: null } };
    const sampledBefore = { ...snapshot, context: { ...snapshot.context, sampled } };
    expect(settledSnapshot(draft({}), { parent: null })).not.toEqual(snapshot);
    expect(settledSnapshot(draft({ status: 'failed' }), { parent: null })).toBe(snapshot);
    expect(settledSnapshot(draft({}), { parent })).toBe(snapshot);
    expect(settledSnapshot(draft({ snapshot: sampledBefore }), { parent: null })).toBe(sampledBefore);
  });
});
