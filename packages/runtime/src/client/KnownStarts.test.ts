import type { RunId, WorkspaceId } from '@countersign/model';
import { expect, it } from 'vitest';
import type { NewRun } from '../ports/store.ts';
import { KnownStarts } from './KnownStarts.ts';

const aStart = (start: Partial<NewRun>) =>
  ({ workspaceId: 'w1' as WorkspaceId, idempotencyKey: 'k1', bodyHash: 'b1', ...start }) as NewRun; // safe: no more is asked of it

const RUN = 'r1' as RunId;

it('knows a start by workspace, key and body, as long as its run is there', async () => {
  let isThere = true;
  const known = new KnownStarts({ find: async () => (isThere ? ({ run: {} } as never) : null) });
  known.note(aStart({}), { runId: RUN, sameBody: true });
  known.note(aStart({ bodyHash: 'b2' }), { runId: RUN, sameBody: false });
  expect(await known.find(aStart({}))).toEqual({ runId: RUN, sameBody: true });
  expect(await known.find(aStart({ bodyHash: 'b2' }))).toEqual({ runId: RUN, sameBody: false });
  expect(await known.find(aStart({ workspaceId: 'w2' as WorkspaceId }))).toBeNull();
  isThere = false;
  expect(await known.find(aStart({}))).toBeNull();
  isThere = true;
  expect(await known.find(aStart({}))).toBeNull();
});

it('knows nothing of starts without a key', async () => {
  const known = new KnownStarts({ find: async () => ({ run: {} }) as never });
  known.note(aStart({ idempotencyKey: null }), { runId: RUN, sameBody: true });
  expect(await known.find(aStart({ idempotencyKey: null }))).toBeNull();
});
