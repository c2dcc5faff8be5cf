import { randomUUID } from 'node:crypto';
import { CheckpointPolicy } from '@countersign/model';
import { CaseIndexer, systemClock } from '@countersign/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertPendingDeed } from './audit/insertPendingDeed.ts';
import { insertSwitching } from './checkpoints/insertSwitching.ts';
import { connect } from './connect.ts';
import { inWorkspace } from './inWorkspace.ts';
import { aChannel } from './testing/aChannel.ts';
import { ANN, aReview, aRun, aStart, aTurn, LEASE, OTHER_WORKSPACE, WORKSPACE } from './testing/aTurn.ts';
import { openTestPorts, type TestPorts } from './testing/openTestPorts.ts';

let opened: TestPorts;

/** One row of every kind in both workspaces. */
beforeAll(async () => {
  opened = await openTestPorts();
  const { ports } = opened;
  for (const workspaceId of [WORKSPACE, OTHER_WORKSPACE]) {
    // Before a case waits, so that there is something to tell of it.
    await ports.noticeChannels.save(workspaceId, aChannel(), ANN);
    const deed = { workspaceId, actor: 'ann', action: 'reviewEverything.on', object: 'flow:f', payload: {} };
    await inWorkspace(opened.database.app, workspaceId, (tx) => insertPendingDeed(tx, deed));
    const switching = { object: 'flow:f', on: true, actorId: 'ann' };
    await inWorkspace(opened.database.app, workspaceId, (tx) => insertSwitching(tx, workspaceId, switching));
    const schedule = { cron: '0 9 * * *' };
    const trigger = { kind: 'trigger', config: { channels: ['schedule'], schedule } };
    const document = { name: 'Refunds', description: '', nodes: [trigger] } as never;
    const artefact = { hash: `artefact-of-${workspaceId}` } as never;
    const policy = CheckpointPolicy.parse({ ladder: [{ title: 'All', minConfidence: 0 }] });
    await ports.flows.create(workspaceId, { slug: 'refunds', document, actor: ANN });
    const checkpoints = [{ key: 'gate', title: 'Gate', policy }];
    await ports.flows.publish(workspaceId, { slug: 'refunds', document, artefact, checkpoints, actor: ANN });
    const [checkpoint] = await ports.checkpoints.list(workspaceId);
    const run = aRun({ workspaceId, flowId: checkpoint!.flowId });
    const effect = { key: 'pay/1', kind: 'action', node: 'pay', visit: 1, input: {}, once: false } as const;
    const visit = { runId: run.id, node: 'gate', visit: 1, segment: 'default', agentVersion: 'v1' };
    const facts = { rung: 0, band: 1, policyVersion: 1, confidence: 1, amount: null, probability: 1 };
    const dueAt = '2030-01-01T00:00:00.000Z';
    const entry = { type: 'decided', ...visit, ...facts, decision: 'held', epoch: 1, dueAt } as const;
    await ports.store.commitTurns(
      [
        aStart(run, {
          effects: [effect],
          timers: [{ id: 'gate/1', node: 'gate', visit: 1, name: 'expires', due: { inMs: 60_000 } }],
          openedReviews: [aReview({ runId: run.id, checkpointId: checkpoint!.id })],
          ledger: [{ checkpointId: checkpoint!.id, entry }],
          spending: { tokens: 1, cost: 0.01, steps: 1, workMs: 1 },
        }),
      ],
      LEASE,
    );
    const answered = aRun({ workspaceId, flowId: checkpoint!.flowId });
    const review = aReview({ runId: answered.id });
    const verdict = { type: 'verdict', reviewId: review.id, etag: review.etag, actor: ANN } as const;
    await ports.store.commitTurns([aStart(answered, { openedReviews: [review] })], LEASE);
    await ports.reviewers.noteLook(workspaceId, { review: review.id, actor: ANN.id, ms: 900 });
    const approval = { ...verdict, verdict: { type: 'approve' } } as const;
    await ports.store.commitTurns([aTurn({ workspaceId, runId: answered.id, cause: approval })], LEASE);
    const lesson = {
      ...{ reviewId: run.id as never, runId: run.id, flowId: run.flowId, node: 'n', model: 'm', text: 't' },
      ...{ checkpointId: null, proposed: 'a', label: 'l', answer: {}, message: null },
      verdict: 'edit',
      reviewer: ANN.id,
    } as const;
    const once = { idempotencyKey: 'k', bodyHash: 'h' };
    const cause = { type: 'signal', name: 'go', payload: null, once } as const;
    await ports.store.commitTurns([aTurn({ workspaceId, runId: run.id, cause, lesson })], LEASE);
    await ports.settings.save(workspaceId, await ports.settings.get(workspaceId), ANN);
    const connection = { id: 'c', name: 'shop', kind: 'http', settings: {}, ciphertext: 'sealed' } as const;
    await ports.connections.save(workspaceId, connection, ANN);
    await ports.recordings.save(workspaceId, [{ recording: 'r', key: 'k', proposal: {} }]);
    const view = { id: randomUUID(), name: 'All', search: {}, isShared: false, owner: ANN.id };
    await ports.inboxViews.save(workspaceId, view);
    const said = { id: randomUUID(), text: 't', mentions: [ANN.id], actor: ANN };
    await ports.comments.add(workspaceId, { ...said, reviewId: review.id });
    await ports.mailbox.deliver(workspaceId, { to: 'a', subject: 's', body: 'b', idempotencyKey: 'k' });
    const file = { id: randomUUID(), flow: 'refunds', name: 'f', priority: null, actor: ANN };
    await ports.caseFiles.open(workspaceId, file);
    const row = { row: 1, line: 1, input: {}, subject: null, caseType: null, problem: null };
    await ports.caseFiles.addRows(workspaceId, file.id, [row]);
    await ports.learning.setAdoption(workspaceId, { model: 'm', adoptAutomatically: false, actor: ANN });
    await ports.learning.addCases(workspaceId, 'm', [{ id: '1', text: 't', label: 'l' }]);
    const metrics = { examples: 1, labels: 1, accuracy: 1, calibrationError: 0 };
    await ports.learning.saveModel(workspaceId, {
      ...{ model: 'm', hash: 'h', body: {}, metrics, heldOut: [], rival: null },
    });
  }
  const queue = ports.caseIndexQueue;
  const indexer = new CaseIndexer({ queue, clock: systemClock, onError: () => {} });
  while ((await indexer.tick()) > 0);
});

afterAll(() => opened[Symbol.asyncDispose]());

/** Every table of ours that belongs to workspaces, read from the database so that a new one cannot be forgotten. */
async function workspaceTables(): Promise<readonly string[]> {
  const rows = await opened.test.sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' order by 1`;
  return rows.map(({ name }) => name);
}

async function workspacesSeen(sql: TestPorts['database']['app'], table: string): Promise<readonly string[]> {
  const rows = await sql<
    { workspaceId: string }[]
  >`select distinct workspace_id from ${sql(table)} order by 1`;
  return rows.map(({ workspaceId }) => workspaceId);
}

describe('row-level security', () => {
  it('covers every table that belongs to workspaces, also for the owner of the tables', async () => {
    const rows = await opened.test.sql`
      select relname as name, relrowsecurity and relforcerowsecurity as "isForced" from pg_class
      where relname = any(${[...(await workspaceTables())]}) and relkind = 'r' order by 1`;
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ isForced }) => !isForced)).toEqual([]);
  });

  it('shows nothing to a query outside of any workspace', async () => {
    for (const table of await workspaceTables()) {
      expect([table, await workspacesSeen(opened.database.app, table)]).toEqual([table, []]);
    }
  });

  it('shows one workspace, although the query names none', async () => {
    for (const table of await workspaceTables()) {
      const seen = await inWorkspace(opened.database.app, WORKSPACE, async (tx) => {
        const rows = await tx<{ workspaceId: string }[]>`select distinct workspace_id from ${tx(table)}`;
        return rows.map(({ workspaceId }) => workspaceId);
      });
      expect([table, seen]).toEqual([table, [WORKSPACE]]);
    }
  });

  it('refuses to write into another workspace', async () => {
    const write = inWorkspace(
      opened.database.app,
      WORKSPACE,
      (tx) => tx`insert into recordings values (${OTHER_WORKSPACE}, 'r', 'other', '{}')`,
    );
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });

  it('does not carry a workspace on to whoever uses the connection next', async () => {
    const single = connect(opened.database.url, { max: 1 });
    await inWorkspace(single, WORKSPACE, (tx) => tx`select 1`);
    const [row] = await single`select coalesce(current_setting('app.workspace', true), '') as workspace`;
    await single.end();
    expect(row).toEqual({ workspace: '' });
  });

  it('lets the worker see all workspaces and keeps it away from secrets and sessions', async () => {
    const { worker } = opened.database;
    expect(await workspacesSeen(worker, 'runs')).toEqual([WORKSPACE, OTHER_WORKSPACE]);
    await expect(worker`select * from connections`).rejects.toMatchObject({ code: '42501' });
    await expect(worker`select * from session`).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps the tables of sign-in apart from everything else', async () => {
    const { app, auth } = opened.database;
    await expect(app`select * from session`).rejects.toMatchObject({ code: '42501' });
    await expect(auth`select * from runs`).rejects.toMatchObject({ code: '42501' });
    expect(await auth`select * from session`).toEqual([]);
  });

  it('lets nobody change the ledger or the audit chain', async () => {
    for (const sql of [opened.database.app, opened.database.worker]) {
      await expect(sql`update ledger set kind = 'passed'`).rejects.toMatchObject({ code: '42501' });
      await expect(sql`delete from ledger`).rejects.toMatchObject({ code: '42501' });
      await expect(sql`update audit set actor = 'nobody'`).rejects.toMatchObject({ code: '42501' });
      await expect(sql`delete from audit`).rejects.toMatchObject({ code: '42501' });
    }
  });
});
