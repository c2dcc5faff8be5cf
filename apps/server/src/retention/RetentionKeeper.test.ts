import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { RunId, WorkspaceId } from '@countersign/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, SYSTEM, type TestServer } from '../testing/openTestServer.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';
import { RetentionKeeper } from './RetentionKeeper.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await openTestServer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'countersign-archive-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** A run that a person has ended. */
async function endedRun(workspaceId: WorkspaceId): Promise<RunId> {
  const { services } = server.installation;
  const names = { subject: null, caseType: null, idempotencyKey: null, channel: 'api' } as const;
  const start = { flow: 'refunds', input: { amount: 7 }, actor: SYSTEM, ...names };
  const started = await services.verbs.start(workspaceId, start);
  if (!started.ok) throw new Error(started.problem.message);
  const { id } = started.value.run;
  for (;;) {
    const [review] = (await services.reviews.list(workspaceId, { run: id, status: 'open' })).items;
    if (review === undefined) {
      await delay(10);
      continue;
    }
    const { id: reviewId, etag } = review;
    const verdict = { type: 'approve' } as const;
    const decision = { reviewId, etag, verdict, actor: SYSTEM, role: 'consultant' } as const;
    const decided = await services.verbs.decide(workspaceId, decision);
    if (!decided.ok) throw new Error(decided.problem.message);
    while ((await services.runs.get(workspaceId, id))?.status !== 'ended') await delay(10);
    return id;
  }
}

it('takes runs away after the days that their workspace has set, and no others; the owner’s numbers stay', async () => {
  const { services, retention, retentions } = server.installation;
  const limited = await server.workspace('limited');
  const unlimited = await server.workspace('unlimited');
  for (const id of [limited, unlimited]) await server.publish(id, 'refunds', reviewFlow('Refunds'));
  const settings = { ...(await services.settings.get(limited)), retentionDays: 30 };
  await services.settings.save(limited, settings, SYSTEM);
  const runs = { limited: await endedRun(limited), unlimited: await endedRun(unlimited) };
  const checkpoints = await services.checkpoints.list(limited);
  const ledger = await services.checkpoints.ledger(limited, checkpoints[0]!.id, 0, 100);
  expect(ledger.length).toBeGreaterThan(0);
  const failures: unknown[] = [];
  const swept: unknown[] = [];
  const keeper = new RetentionKeeper({
    ...{ retention, retentions, archiveDir: folder },
    onError: (error) => failures.push(error),
    onSwept: (...told) => swept.push(told),
  });
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1_000);

  await keeper.tick(inDays(29));
  expect(await services.runs.get(limited, runs.limited)).not.toBeNull();
  await keeper.tick(inDays(31));
  expect(failures).toEqual([]);
  expect(swept).toEqual([[limited, 1]]);
  expect(await services.runs.get(limited, runs.limited)).toBeNull();
  expect(await services.runs.get(unlimited, runs.unlimited)).not.toBeNull();
  expect(await services.checkpoints.list(limited)).toEqual(checkpoints);
  expect(await services.checkpoints.ledger(limited, checkpoints[0]!.id, 0, 100)).toEqual(ledger);
  expect((await services.audit.verify(limited)).findings).toEqual([]);

  const names = await readdir(path.join(folder, limited), { recursive: true });
  const [file] = names.filter((name) => name.endsWith('.jsonl.gz'));
  const lines = gunzipSync(await readFile(path.join(folder, limited, file!)))
    .toString()
    .trim()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    {
      ...{ schema: 'countersign.archive/1', workspaceId: limited },
      run: { id: runs.limited, status: 'ended', input: { amount: 7 } },
      events: expect.arrayContaining([expect.objectContaining({ type: 'verdict.taken' })]),
      reviews: [{ status: 'decided', verdict: { type: 'approve' } }],
    },
  ]);
});
