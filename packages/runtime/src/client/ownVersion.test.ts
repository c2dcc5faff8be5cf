import { expect, it } from 'vitest';
import { aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

it('keeps a waiting run on the version it started with, while new runs start on the newest (G8)', async () => {
  const { store, start, settle, approve, runOf } = aRuntime();
  const waiting = await start({}, 'first');
  await settle();
  const artefact = artefactOf(refundDocument({ configs: { paid: { outcome: 'paidAnew' } } }));
  store.putVersion(WORKSPACE, { flow: 'refunds', version: 2, artefact });
  const later = await start({}, 'second');
  await settle();
  for (const { id } of [waiting, later]) await approve(id);
  await settle();
  expect(await runOf(waiting.id)).toMatchObject({ version: 1, status: 'ended', outcome: 'paid' });
  expect(await runOf(later.id)).toMatchObject({ version: 2, status: 'ended', outcome: 'paidAnew' });
});
