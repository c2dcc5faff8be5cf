import type { WorkspaceId } from '@countersign/model';
import { storeContract } from '@countersign/runtime/testing';
import { afterAll, beforeAll } from 'vitest';
import { ANN } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

/** Emptying one database is quicker than cloning one for every test; children before their parents. */
async function emptyTables(): Promise<void> {
  const tables = [
    ...[
      'audit',
      'audit_heads',
      'evidence',
      'trusts',
      'ledger',
      'ledger_heads',
      'spending',
      'review_contents',
      'reviews',
      'timers',
      'signal_keys',
      'effects',
      'run_events',
      'run_marks',
      'lessons',
      'case_texts',
      'term_counts',
      'case_watermarks',
      'runs',
    ],
    ...['checkpoint_policies', 'checkpoints', 'artefacts', 'flow_versions', 'flows'],
  ];
  await opened.test.sql.unsafe(tables.map((table) => `delete from ${table};`).join(' ')).simple();
}

storeContract('Postgres', async () => {
  const { store, runs, reviews, incidents, flows, checkpoints, learning } = opened.ports;
  const { caseIndex, caseIndexQueue } = opened.ports;
  return {
    store,
    runs,
    reviews,
    incidents,
    caseIndex,
    caseIndexQueue,
    workspaceId: 'workspace-a' as WorkspaceId,
    otherWorkspaceId: 'workspace-b' as WorkspaceId,
    publish: async (workspaceId, artefact, gates) => {
      const document = { name: artefact.name, description: '' } as never;
      await flows.create(workspaceId, { slug: 'refunds', document, actor: ANN });
      const publication = {
        slug: 'refunds',
        document,
        artefact,
        checkpoints: gates,
        mayGrant: true,
        actor: ANN,
      };
      const published = await flows.publish(workspaceId, publication);
      const flow = await store.findFlow(workspaceId, 'refunds');
      if (!published.ok || !flow) throw new Error('the flow was not published');
      return flow;
    },
    lessons: (workspaceId) =>
      learning.lessons(workspaceId, { model: 'intents' }, { after: null, limit: 100 }),
    ledger: (workspaceId, checkpointId) => checkpoints.ledger(workspaceId, checkpointId, 0, 100),
    close: emptyTables,
  };
});
